import { VFile } from 'vfile';
import { parseReferences } from '../bibliography/parse-references';
import type { CslFields, CslType, Reference } from '../bibliography/reference';
import { toWords } from './latin-words';
import type { Remark } from './manuscript';

/**
 * A work of a bibliography that lies beside a manuscript, or of the manuscript's own (`ownLine`: there): `id` is the key by
 * which the manuscript cites it, `key` the one that it has in the draft, `remarks` what is to be told where it is taken.
 */
export type Work = Readonly<{
  id: string;
  key: string;
  item: CslFields & Readonly<{ type: CslType }>;
  ownLine?: number;
  remarks: readonly Remark[];
}>;

/** The bibliographies of a manuscript: what they are called, their works by the keys it cites them by, what is to be told. */
export type Bibliography = Readonly<{
  names: readonly string[];
  works: ReadonlyMap<string, Work>;
  remarks: readonly Remark[];
}>;

/**
 * A bibliography as CSL-YAML or CSL-JSON; `line` is where the manuscript names it, `lineOf` where an entry of it stands if
 * not there. `isOwn`: it is the manuscript's front matter, and what is not taken from it is nowhere else.
 */
export type BibliographyText = Readonly<{
  name: string;
  line: number;
  text: string;
  lineOf?: (id: string) => number | undefined;
  isOwn?: boolean;
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

type Found = Readonly<{ reference: Reference; ownLine?: number; remarks: readonly Remark[] }>;

/** The fields of an entry that `toItem` leaves out, by their names in its text. */
function tellUnprinted(id: string, entry: string, line: number): readonly Remark[] {
  const fields = [...UNPRINTED].filter((field) =>
    new RegExp(`(?:^|[{,])[\\s-]*["']?${field}["']?\\s*:`, 'm').test(entry),
  );
  if (fields.length === 0) return [];
  const message = `Of \`${id}\` this was left out, which no style prints: ${fields.join(', ')}.`;
  return [{ rule: 'entry-read', kind: 'left-out', line, message }];
}

function readOne({ name, line, text, lineOf, isOwn }: BibliographyText): {
  found: readonly Found[];
  remarks: Remark[];
} {
  const file = new VFile({ path: name, value: text });
  const references = parseReferences(file);
  if (references.length === 0) {
    const [fault] = file.messages;
    const why = fault ? `${fault.reason} (line ${fault.line ?? 1})` : 'it has no entries';
    const message = `\`${name}\` could not be read as a bibliography: ${why}. What cites it is kept as text.`;
    return { found: [], remarks: [{ rule: 'bibliography-read', kind: 'unplaced', line, message }] };
  }
  const told = new Set<unknown>();
  const found = references.map((reference): Found => {
    const { start, end } = reference.place;
    const within = file.messages.filter(({ place }) => {
      const offset = place && 'start' in place ? place.start.offset : undefined;
      return offset !== undefined && offset >= (start.offset ?? 0) && offset < (end.offset ?? 0);
    });
    for (const one of within) told.add(one);
    const doubts = within
      .filter(({ ruleId }) => ruleId !== 'reference-id-citable')
      .map((one): Remark => {
        const at = lineOf ? (lineOf(reference.id) ?? 1) : (one.line ?? 1);
        const where = isOwn ? { line: at, message: one.reason } : { message: `${name}:${at}  ${one.reason}` };
        return { rule: 'entry-read', kind: 'doubt', ...where };
      });
    if (!isOwn) return { reference, remarks: doubts };
    const entry = text.slice(start.offset, end.offset);
    return { reference, ownLine: start.line, remarks: [...doubts, ...tellUnprinted(reference.id, entry, start.line)] };
  });
  const unread = file.messages.filter((one) => isOwn && !told.has(one));
  const remarks = unread.map((one): Remark => {
    const message = `An entry of \`${name}\` was left out: ${one.reason}.`;
    return { rule: 'bibliography-read', kind: 'left-out', line: one.line, message };
  });
  return { found, remarks };
}

/**
 * Reads bibliographies into their works. Of two entries with one key the first counts. What is wrong with an entry is a
 * doubt of its work; a file in which no entry can be read is a remark at the line that names it.
 */
export function readWorks(files: readonly BibliographyText[]): Bibliography {
  const works = new Map<string, Work>();
  const read = files.map(readOne);
  const found = read.flatMap((one) => one.found);
  // Keys that can stay as they are come first: no other takes them.
  const ids = new Set(found.map(({ reference }) => reference.id));
  const taken = new Set<string>();
  for (const { reference, ownLine, remarks } of found) {
    const { id } = reference;
    if (works.has(id)) continue;
    const key = chooseKey(id, (candidate) => taken.has(candidate) || ids.has(candidate));
    taken.add(key);
    works.set(id, { id, key, item: toItem(reference), ...(ownLine !== undefined && { ownLine }), remarks });
  }
  const names = files.map(({ name, isOwn }) => (isOwn ? 'the front matter' : name));
  return { names, works, remarks: read.flatMap((one) => one.remarks) };
}
