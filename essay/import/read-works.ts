import { VFile } from 'vfile';
import { parseReferences } from '../bibliography/parse-references';
import type { CslFields, CslType, Reference } from '../bibliography/reference';
import { toWords } from './latin-words';
import type { Remark } from './manuscript';

/**
 * A work of a bibliography that lies beside a manuscript: `id` is the key by which the manuscript cites it, `key` the one
 * that it has in the draft, `doubts` what is wrong with it in its file.
 */
export type Work = Readonly<{
  id: string;
  key: string;
  item: CslFields & Readonly<{ type: CslType }>;
  doubts: readonly string[];
}>;

/** The bibliographies that a manuscript names: their files' names, their works by the keys it cites them by, what is to be told. */
export type Bibliography = Readonly<{
  names: readonly string[];
  works: ReadonlyMap<string, Work>;
  remarks: readonly Remark[];
}>;

/** A bibliography as CSL-YAML or CSL-JSON; `line` is where the manuscript names it, `lineOf` where an entry of it stands if not there. */
export type BibliographyText = Readonly<{
  name: string;
  line: number;
  text: string;
  lineOf?: (id: string) => number | undefined;
}>;

/** What no style prints, and reference managers write at length. */
const UNPRINTED = new Set(['abstract', 'annote', 'categories', 'citation-key', 'custom', 'keyword']);

/** A key that the draft can cite by, which no other work has: the same one where it is of our form. */
function chooseKey(id: string, isTaken: (key: string) => boolean): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id)) return id;
  const base = toWords(id).join('-') || 'entry';
  let key = base;
  for (let count = 2; isTaken(key); count += 1) key = `${base}-${count}`;
  return key;
}

function toItem({ id: _id, place: _place, sameAs: _same, ...fields }: Reference): Work['item'] {
  const kept = Object.entries(fields).filter(([field]) => !UNPRINTED.has(field));
  // Fields are left out, none is changed.
  return Object.fromEntries(kept) as Work['item'];
}

/**
 * Reads bibliographies into their works. Of two entries with one key the first counts. What is wrong with an entry is a
 * doubt of its work; a file in which no entry can be read is a remark at the line that names it.
 */
export function readWorks(files: readonly BibliographyText[]): Bibliography {
  const works = new Map<string, Work>();
  const remarks: Remark[] = [];
  const found: Readonly<{ reference: Reference; doubts: readonly string[] }>[] = [];
  for (const { name, line, text, lineOf } of files) {
    const file = new VFile({ path: name, value: text });
    const references = parseReferences(file);
    const [fault] = file.messages;
    if (references.length === 0) {
      const why = fault ? `${fault.reason} (line ${fault.line ?? 1})` : 'it has no entries';
      const message = `\`${name}\` could not be read as a bibliography: ${why}. What cites it is kept as text.`;
      remarks.push({ rule: 'bibliography-read', kind: 'unplaced', line, message });
    }
    for (const reference of references) {
      const { start, end } = reference.place;
      const doubts = file.messages
        .filter((one) => (one.line ?? 0) >= start.line && (one.line ?? 0) <= end.line)
        .filter(({ ruleId }) => ruleId !== 'reference-id-citable')
        .map((one) => `${name}:${lineOf ? (lineOf(reference.id) ?? 1) : (one.line ?? 1)}  ${one.reason}`);
      found.push({ reference, doubts });
    }
  }
  // Keys that can stay as they are come first: no other takes them.
  const ids = new Set(found.map(({ reference }) => reference.id));
  const taken = new Set<string>();
  for (const { reference, doubts } of found) {
    const { id } = reference;
    if (works.has(id)) continue;
    const key = chooseKey(id, (candidate) => taken.has(candidate) || ids.has(candidate));
    taken.add(key);
    works.set(id, { id, key, item: toItem(reference), doubts });
  }
  return { names: files.map(({ name }) => name), works, remarks };
}
