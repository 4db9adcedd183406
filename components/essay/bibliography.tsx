import { ChangedEntry, RemovedEntries } from '@/components/preview/changes';
import type { Bibliography, BibliographyEntry } from '@/essay/bibliography/build-bibliography';
import type { BibliographyChanges } from '@/essay/bibliography/compare-bibliographies';
import { type CitationPlace, LANG_TAG, type Lang } from '@/essay/model';
import type { ReadingContext } from './reading-context';
import { Runs } from './runs';

/** `changes` are what a revision does to a published list. */
type Props = Readonly<{
  bibliography: Bibliography;
  headed: boolean;
  context: ReadingContext;
  changes?: BibliographyChanges;
}>;

/** The list of references, each with the way back to its citations; what is listed but not cited stands apart. */
export function BibliographyList({ bibliography, headed, context, changes }: Props) {
  const { cited, uncited } = bibliography;
  if (!cited.length && !uncited.length && !changes?.removed.length) return null;
  return (
    <section className="bibliography" id="bibliography" role="doc-bibliography">
      {!headed && <TextHeading word="references" depth={2} context={context} />}
      <ol className="entries">
        {cited.map((entry) => (
          <Entry key={entry.key} entry={entry} context={context} changes={changes} />
        ))}
      </ol>
      {uncited.length > 0 && (
        <>
          <TextHeading word="uncited" depth={3} context={context} />
          <div className="row">
            <p className="zh aside" lang="zh-Hans">
              {context.words.zh('uncitedNote')}
            </p>
            <p className="en aside" lang="en">
              {context.words.en('uncitedNote')}
            </p>
          </div>
          <ol className="entries">
            {uncited.map((entry) => (
              <Entry key={entry.key} entry={entry} context={context} changes={changes} />
            ))}
          </ol>
        </>
      )}
      <RemovedEntries changes={changes} />
    </section>
  );
}

/** A heading of the page's own inside the text, in both its languages. */
export function TextHeading({
  word,
  depth,
  context,
}: Readonly<{ word: 'references' | 'uncited' | 'notes'; depth: 2 | 3; context: ReadingContext }>) {
  const Heading = `h${depth}` as const;
  return (
    <div className="row row-heading">
      <Heading className="zh" lang="zh-Hans">
        {context.words.zh(word)}
      </Heading>
      <Heading className="en" lang="en">
        {context.words.en(word)}
      </Heading>
    </div>
  );
}

type EntryProps = Readonly<{ entry: BibliographyEntry }> & Pick<Props, 'context' | 'changes'>;

function Entry({ entry, context, changes }: EntryProps) {
  return (
    <li id={`ref-${entry.key}`} className="row entry">
      <ChangedEntry changes={changes} entry={entry.key} />
      <span className="entry-number">[{entry.number ?? entry.label ?? '–'}]</span>
      <EntrySide entry={entry} lang="zh" context={context} />
      <EntrySide entry={entry} lang="en" context={context} />
    </li>
  );
}

function EntrySide({
  entry,
  lang,
  context,
}: Readonly<{ entry: BibliographyEntry; lang: Lang; context: ReadingContext }>) {
  const t = context.words[lang];
  const { runs, original } = entry.wording[lang];
  return (
    <div className={lang} lang={LANG_TAG[lang]}>
      <p className="wording">
        <Runs runs={runs} />
      </p>
      {original && (
        <p className="aside">
          {t('original')} <span lang="zh-Hans">{original}</span>
        </p>
      )}
      {entry.doubt?.[lang] && <p className="aside">{entry.doubt[lang]}</p>}
      {entry.sameAs.length > 0 && <SameWork others={entry.sameAs} lang={lang} context={context} />}
      {entry.places.length > 0 && (
        <p className="aside cited-at">
          {t('cited', { count: entry.places.length })}{' '}
          {entry.places.map((place) => (
            <BackLink key={place.marker} place={place} lang={lang} context={context} />
          ))}
        </p>
      )}
    </div>
  );
}

/** Where the same work stands again. The numbers of entries that are not cited are the source's, and say so. */
function SameWork({
  others,
  lang,
  context,
}: Readonly<{ others: BibliographyEntry['sameAs']; lang: Lang; context: ReadingContext }>) {
  const list = (wanted: boolean) =>
    others
      .filter(({ cited }) => cited === wanted)
      .map(({ shown }) => `[${shown}]`)
      .join(lang === 'zh' ? '、' : ', ');
  const message = others.every(({ cited }) => cited)
    ? 'sameAs'
    : others.some(({ cited }) => cited)
      ? 'sameAsBoth'
      : 'sameAsUncited';
  return <p className="aside">{context.words[lang](message, { cited: list(true), uncited: list(false) })}</p>;
}

/** Back to where a work or a note is cited, with a line of the sentence that cites it. */
export function BackLink({
  place,
  lang,
  context,
}: Readonly<{ place: CitationPlace; lang: Lang; context: ReadingContext }>) {
  const t = context.words[lang];
  const sentence = place.sentence[lang] ?? place.sentence[lang === 'zh' ? 'en' : 'zh'] ?? '';
  return (
    <span className="back">
      <a href={`#${place.name}`} role="doc-backlink">
        {place.number ? t('backTo', { number: place.number }) : t('backToHeading')}
      </a>
      {sentence && <span className="sentence"> “{sentence}”</span>}
    </span>
  );
}
