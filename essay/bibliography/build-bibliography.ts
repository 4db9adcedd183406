import type { CitationPlace, CitedWork, Lang } from '../model';
import { chooseWording, type Wording } from './choose-wording';
import type { Doubt, Reference } from './reference';

/** Another entry, by what it is shown as: its number if it is cited, or else its label, which may be a cited one's number. */
type OtherEntry = Readonly<{ shown: string; cited: boolean }>;

/**
 * One entry of the list as a page shows it. `number` is the one its citations bear; an uncited entry has the `label` it
 * bears in its source, if any. `sameAs` are the other entries that are the same work.
 */
export type BibliographyEntry = Readonly<{
  key: string;
  number?: number;
  label?: string;
  places: readonly CitationPlace[];
  sameAs: readonly OtherEntry[];
  wording: Readonly<Record<Lang, Wording>>;
  doubt?: Doubt;
}>;

export type Bibliography = Readonly<{ cited: readonly BibliographyEntry[]; uncited: readonly BibliographyEntry[] }>;

/**
 * From the works cited and the references to the list of a page: what is cited, by number (GB/T 7714-2015 §9.3.1, numeric
 * style), then what is only listed, in the order of the file. Citations of keys that no reference has are left out: the
 * check reports them.
 */
export function buildBibliography(
  works: readonly CitedWork[],
  references: readonly Reference[],
  { edition }: Readonly<{ edition: 2015 | 2025 }>,
): Bibliography {
  const work = new Map(works.map((each) => [each.key, each]));
  const others = new Map(
    references.map(({ id, label }): [string, OtherEntry] => {
      const number = work.get(id)?.number;
      return [id, { shown: String(number ?? label ?? id), cited: number !== undefined }];
    }),
  );
  const entryOf = (reference: Reference): BibliographyEntry => ({
    key: reference.id,
    number: work.get(reference.id)?.number,
    label: reference.label,
    places: work.get(reference.id)?.places ?? [],
    sameAs: (reference.sameAs ?? []).flatMap((id) => others.get(id) ?? []),
    wording: { zh: chooseWording(reference, 'zh', { edition }), en: chooseWording(reference, 'en', { edition }) },
    doubt: reference.doubt,
  });
  const entries = references.map(entryOf);
  return {
    cited: entries.filter(({ number }) => number !== undefined).sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    uncited: entries.filter(({ number }) => number === undefined),
  };
}
