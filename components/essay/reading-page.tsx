import { getTranslations } from 'next-intl/server';
import { Fragment, type ReactNode } from 'react';
import { ChangedPassage, RemovedPassages, type RevisionChanges } from '@/components/preview/changes';
import type { Bibliography } from '@/essay/bibliography/build-bibliography';
import type { Essay } from '@/essay/build-essay';
import type { SectionState } from '@/essay/coverage/passage-state';
import { listFirstFigures } from '@/essay/picture';
import type { Locale } from '@/i18n/routing';
import { BibliographyList } from './bibliography';
import { EssayHead } from './essay-head';
import { NoteList } from './notes';
import { OutlineBeside, OutlineFolded } from './outline';
import { PairView } from './pair';
import type { ReadingContext } from './reading-context';

/** An author who ends with a heading of this name has said where the bibliography stands, as with pandoc. */
const REFERENCES = 'references';

type Props = Readonly<{
  essay: Essay;
  bibliography: Bibliography;
  locale: Locale;
  pictures: ReadingContext['pictures'];
  /** How to cite the essay; a draft is not to be cited. */
  cite?: ReactNode;
  /** Where the files of a draft lie, `/preview/files/x/`, and what it changes of a published essay. */
  draft?: Readonly<{ files: string; changes?: RevisionChanges }>;
  /** How far the translation has come; a stale one is marked quietly, and a draft's outline tells of each section. */
  states: Readonly<{ rows: ReadingContext['states']; sections: ReadonlyMap<string, SectionState> }>;
}>;

export async function ReadingPage({ essay, bibliography, locale, pictures, cite, draft, states }: Props) {
  const context: ReadingContext = {
    locale,
    pictures,
    firstFigures: listFirstFigures(essay.pairs),
    states: states.rows,
    files: draft?.files ?? `/essays/${essay.slug}/`,
    words: {
      zh: await getTranslations({ locale: 'zh', namespace: 'text' }),
      en: await getTranslations({ locale: 'en', namespace: 'text' }),
    },
    numbers: new Map(essay.works.map(({ key, number }) => [key, number])),
    noteNumbers: new Map(essay.notes.map(({ label, number }) => [label, number])),
  };
  const changes = draft?.changes?.references;
  const headed = essay.pairs.some(({ names }) => names.includes(REFERENCES));
  return (
    <div className="layout">
      <OutlineBeside items={essay.outline} locale={locale} states={draft && states.sections} />
      <main id="main" className="reading" tabIndex={-1} data-slug={essay.slug} data-files={draft?.files}>
        <article>
          <EssayHead essay={essay} draft={draft && (draft.changes ? 'revision' : 'new')}>
            {cite}
          </EssayHead>
          <OutlineFolded items={essay.outline} locale={locale} states={draft && states.sections} />
          <RemovedPassages changes={draft?.changes} />
          {essay.pairs.map((pair) => (
            <Fragment key={pair.names[0]}>
              <ChangedPassage changes={draft?.changes} name={pair.names[0]} />
              <PairView pair={pair} context={context} />
              <RemovedPassages changes={draft?.changes} after={pair.names[0]} />
              {pair.names.includes(REFERENCES) && (
                <BibliographyList bibliography={bibliography} headed context={context} changes={changes} />
              )}
            </Fragment>
          ))}
          {!headed && (
            <BibliographyList bibliography={bibliography} headed={false} context={context} changes={changes} />
          )}
          <NoteList notes={essay.notes} context={context} />
        </article>
      </main>
    </div>
  );
}
