import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Reference } from '../bibliography/reference';
import type { Essay } from '../build-essay';
import { type CheckMessage, listMessages } from '../check/list-messages';
import { FRONT_KINDS } from '../ledger';
import type { Lang } from '../model';

/**
 * A message of the check with the place in the page that it is about: `name` is a row's, a note's or an entry's name, or
 * `title`, `subtitle`, `summary`; absent where it is about the file.
 */
export type PlacedMessage = CheckMessage & Readonly<{ name?: string }>;

/** A stretch of lines of one of an essay's files, and the name of what it is on the page. */
type Spot = Readonly<{ file: string; name: string; place: Position }>;

const FILES: Readonly<Record<Lang, string>> = { zh: 'zh.md', en: 'en.md' };

function listSpots({ pairs, notes }: Essay, works: readonly Reference[]): Spot[] {
  const rows = pairs.flatMap(({ names, zh, en }) =>
    [...zh, ...en].map(({ lang, place }) => ({ file: FILES[lang], name: names[0] ?? '', place })),
  );
  const ofNotes = notes.flatMap(({ label, zh, en }) =>
    [zh, en].flatMap((note) => (note ? [{ file: FILES[note.lang], name: `note-${label}`, place: note.place }] : [])),
  );
  const entries = works.map(({ id, place }) => ({ file: 'references.yaml', name: `ref-${id}`, place }));
  return [...rows, ...ofNotes, ...entries];
}

function nameAt(file: string, { line, source = '' }: CheckMessage, spots: readonly Spot[]): string | undefined {
  // The last: the place of an entry ends where the next one begins.
  const spot = spots.findLast(
    (each) => each.file === file && line >= each.place.start.line && line <= each.place.end.line,
  );
  const inFront = Object.values(FILES).includes(file) && FRONT_KINDS.find((kind) => source.startsWith(`${kind}:`));
  return spot?.name ?? (inFront || undefined);
}

/**
 * From an essay and the files of its check to every message in their order, with its place in the page. An essay that
 * could not be built has its messages without such places: `essay` is undefined then.
 * @param works the entries of its bibliography
 */
export function placeMessages(
  essay: Essay | undefined,
  files: readonly VFile[],
  works: readonly Reference[] = [],
): readonly PlacedMessage[] {
  const spots = essay ? listSpots(essay, works) : [];
  return files.flatMap((file) =>
    listMessages(file).map((message): PlacedMessage => {
      const name = nameAt(file.basename ?? '', message, spots);
      return { ...message, ...(name && { name }) };
    }),
  );
}
