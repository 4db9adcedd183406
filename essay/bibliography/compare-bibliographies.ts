import { diffTexts, isEmpty, type PassageChange } from '../compare-essays';
import type { Bibliography, BibliographyEntry } from './build-bibliography';
import { runsToText } from './runs';

/** An entry of a list of references that the revision does not have; `number` is the one that its citations bore. */
type RemovedEntry = PassageChange & Readonly<{ key: string; number?: number }>;

/** What a revision does to the list of references: by key in its own list, and what is gone from it. */
export type BibliographyChanges = Readonly<{
  entries: ReadonlyMap<string, PassageChange>;
  removed: readonly RemovedEntry[];
}>;

const entriesOf = ({ cited, uncited }: Bibliography): readonly BibliographyEntry[] => [...cited, ...uncited];

/** An entry as it is read in each language, with the author's own wording and the doubt beneath it. */
function textsOf({ wording, doubt }: BibliographyEntry): Readonly<{ zh: string; en: string }> {
  const textOf = (lang: 'zh' | 'en') =>
    [runsToText(wording[lang].runs), wording[lang].original, doubt?.[lang]].filter(Boolean).join('\n');
  return { zh: textOf('zh'), en: textOf('en') };
}

/**
 * From a published list of references and that of a revision to what the revision changes in it, entry by entry, by key. An
 * entry that is cited now and was only listed, or the other way round, is `changed`, and `cited` says which. Numbers follow the
 * order of citations, and are not compared.
 */
export function compareBibliographies(before: Bibliography, after: Bibliography): BibliographyChanges {
  const old = new Map(entriesOf(before).map((entry) => [entry.key, entry]));
  const entries = entriesOf(after).flatMap((entry): [string, PassageChange][] => {
    const was = old.get(entry.key);
    if (was === undefined) return [[entry.key, { kind: 'added', wording: {} }]];
    const wording = diffTexts(textsOf(was), textsOf(entry));
    const isCited = (one: BibliographyEntry) => one.number !== undefined;
    const cited = isCited(was) === isCited(entry) ? {} : { cited: isCited(entry) };
    return isEmpty(wording) && cited.cited === undefined ? [] : [[entry.key, { kind: 'changed', wording, ...cited }]];
  });
  const kept = new Set(entriesOf(after).map(({ key }) => key));
  const removed = entriesOf(before)
    .filter(({ key }) => !kept.has(key))
    .map((entry): RemovedEntry => {
      const { key, number } = entry;
      return { kind: 'removed', key, ...(number !== undefined && { number }), wording: diffTexts(textsOf(entry), {}) };
    });
  return { entries: new Map(entries), removed };
}
