import type { Nodes, RootContent } from 'mdast';
import type { Citation, CitationItem } from '../model';
import { type Edit, editBlock, type Prose } from './edit-phrasing';
import type { Manuscript, Remark } from './manuscript';
import { KEY } from './pandoc-bibliography';
import type { Bibliography, Work } from './read-works';

type Cited = Readonly<{ blocks: readonly RootContent[]; works: readonly Work[]; remarks: readonly Remark[] }>;

const WITH_KEY = new RegExp(KEY, 'u');
/** One work of a citation: its key, without words before it, and a place in it after a comma or `p.`. */
const ITEM = new RegExp(String.raw`^\s*-?${KEY}\s*(?:[,，]\s*(.*?)|\s(pp?\.\s?\d.*?))?\s*$`, 'su');
/** Brackets with a key in them, or a key that stands in the sentence. */
const CITATIONS = new RegExp(String.raw`\[[^[\]]*${KEY}[^[\]]*\]|(?<![\p{L}\p{N}_.@-])-?${KEY}`, 'gu');

/** A place as it is written after the key; `p.` is the style's to write. */
const readLocator = (written: string): string => written.replace(/^pp?\.?\s*(?=\d)/, '').replace(/\s+/g, ' ');

/** The works of a citation in brackets; a sentence where it cannot be one of ours. */
function readItems(
  inside: string,
  { names, works }: Bibliography,
): readonly (CitationItem & { work: Work })[] | string {
  const items: (CitationItem & { work: Work })[] = [];
  for (const part of inside.split(';')) {
    const match = ITEM.exec(part);
    if (!match) return 'has words beside its keys';
    const id = match[1] ?? match[2] ?? '';
    const work = works.get(id);
    if (work === undefined) return `cites \`${id}\`, which ${names.join(' or ') || 'no bibliography'} does not have`;
    const place = match[3] ?? match[4];
    if (place?.includes('@')) return 'has a comma where a semicolon parts two keys';
    items.push({ work, key: work.key, ...(place && { locator: readLocator(place) }) });
  }
  return items;
}

/**
 * Turns pandoc's citations in brackets (`[@a; @b, p. 12]`, `[-@a]`) into ours, by the keys that the works of a bibliography
 * have in the draft. What has other words in it, cites what the bibliography does not have, or is a key in the sentence,
 * stays as it is written, and is a remark. Gives the works that are cited, in the order of their first citations.
 */
export function citeWorks(
  blocks: readonly RootContent[],
  bibliography: Bibliography,
  placeIn: Manuscript['placeIn'],
): Cited {
  const cited = new Set<Work>();
  const remarks: Remark[] = [];
  const decide = ({ text, placeAt, isWhole }: Prose): readonly Edit[] =>
    [...text.matchAll(CITATIONS)].flatMap((match): Edit[] => {
      const written = match[0];
      const [start, end] = [match.index, match.index + written.length];
      const { line, column } = placeAt(start);
      const isBracketed = written.startsWith('[');
      const id = WITH_KEY.exec(written)?.slice(1).find(Boolean) ?? '';
      // A name after @ in a sentence is most often an account's.
      if (!isBracketed && !bibliography.works.has(id)) return [];
      const read = !isBracketed
        ? 'stands in the sentence'
        : isWhole(start, end)
          ? readItems(written.slice(1, -1), bibliography)
          : 'has emphasis or other marks in it';
      if (typeof read === 'string') {
        const message = `${written} ${read}: it is kept as text.`;
        remarks.push({ rule: 'marker-answered', kind: 'unplaced', line, column, message });
        return [];
      }
      for (const { work } of read) cited.add(work);
      const items = read.map(({ key, locator }) => ({ key, ...(locator && { locator }) }));
      const shown = items.map(({ key, locator }) => `@${key}${locator ? `, ${locator}` : ''}`).join('; ');
      const message = `${written} is \`[${shown}]\` now.`;
      remarks.push({ rule: 'marker-placed', kind: 'changed', line, column, message, before: written, after: '' });
      return [{ start, end, with: [{ type: 'citation', items } satisfies Citation] }];
    });
  const marked = blocks.map((block) => editBlock<RootContent | Nodes>(block, decide, placeIn) as RootContent);
  return { blocks: marked, works: [...cited], remarks };
}
