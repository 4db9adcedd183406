import { Document, Scalar, visit } from 'yaml';
import { findUrlFault, findUrls } from '../bibliography/check-url';
import { withoutNumber } from '../bibliography/same-words';
import type { KeyedEntry } from './import-entry';
import type { Work } from './read-works';

const DAMAGED = {
  zh: '网址似有损坏，照原文保留，未设链接。',
  en: 'The address looks damaged. It is kept as the source has it, and is not linked.',
};

/** Entries that are the same work: their wording is the same, number, blanks and width aside. */
function listSameWorks(entries: readonly KeyedEntry[]): ReadonlyMap<string, readonly string[]> {
  const works = new Map<string, string[]>();
  const wording = ({ original }: KeyedEntry) =>
    withoutNumber(original)
      .normalize('NFKC')
      .replace(/[\s.]+/g, '')
      .toLowerCase();
  for (const entry of entries) works.set(wording(entry), [...(works.get(wording(entry)) ?? []), entry.key]);
  return new Map(
    entries.map((entry) => [entry.key, (works.get(wording(entry)) ?? []).filter((key) => key !== entry.key)]),
  );
}

function isDamaged({ original, item }: KeyedEntry): boolean {
  return [...findUrls(original), ...(item.URL === undefined ? [] : [item.URL])].some(
    (url) => findUrlFault(url)?.kind === 'warning',
  );
}

/** From fields to what a YAML file holds: without what is undefined, and dates as `- [2025, 3, 2]`. */
function stringify(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Pair(_, pair) {
      if (!(pair.key instanceof Scalar)) return;
      const key = String(pair.key.value);
      if (key === 'original' && pair.value instanceof Scalar) pair.value.type = 'BLOCK_LITERAL';
    },
    Seq(key, node, path) {
      const parent = path.at(-1);
      const isDate = typeof key === 'number' && node.items.every((item) => item instanceof Scalar);
      const named = parent && 'key' in parent && parent.key instanceof Scalar && parent.key.value === 'same-as';
      if (isDate || named) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** What the check of a bibliography takes for an address, or nothing. */
function withoutBadUrl(item: KeyedEntry['item']): KeyedEntry['item'] {
  if (item.URL === undefined || !findUrlFault(item.URL)) return item;
  const { URL: _, ...rest } = item;
  return rest;
}

/**
 * From entries to the two files of a bibliography: `references.yaml` in CSL-YAML, and `references.extra.yaml` with each
 * entry's own wording as a block scalar, the other entries that are the same work, the number of an entry that no marker
 * cites (`cited` holds the keys that are), `kind: note`, and a doubt where an address looks damaged. Such an address is
 * kept in the wording alone. `works` are entries that have fields and no wording of their own: they stand last. A text is
 * empty where there is nothing for it.
 */
export function writeReferences(
  entries: readonly KeyedEntry[],
  cited: ReadonlySet<string>,
  works: readonly Work[] = [],
): Readonly<{ references: string; extra: string }> {
  if (entries.length + works.length === 0) return { references: '', extra: '' };
  const same = listSameWorks(entries);
  const references = [...entries, ...works].map(({ key, item }) => {
    const { type, ...fields } = withoutBadUrl(item);
    return { id: key, type, ...fields };
  });
  const extra = Object.fromEntries(
    entries.map((entry) => {
      const { key, original, label, kind, en } = entry;
      const others = same.get(key) ?? [];
      return [
        key,
        {
          original,
          ...(en && { en }),
          ...(others.length > 0 && { 'same-as': others }),
          ...(label !== undefined && !cited.has(key) && { label }),
          ...(kind && { kind }),
          ...(isDamaged(entry) && { doubt: DAMAGED }),
        },
      ];
    }),
  );
  return { references: stringify({ references }), extra: entries.length === 0 ? '' : stringify(extra) };
}
