import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Essay } from '../build-essay';
import { type CheckMessage, listMessages } from '../check/list-messages';
import { FRONT_KINDS } from '../ledger';
import type { Lang } from '../model';

/**
 * A message of the check with the place in the page that it is about: `name` is a row's or a note's name, or `title`,
 * `subtitle`, `summary`; absent where it is about the file.
 */
export type PlacedMessage = CheckMessage & Readonly<{ name?: string }>;

type Spot = Readonly<{ lang: Lang; name: string; place: Position }>;

function listSpots({ pairs, notes }: Essay): Spot[] {
  const rows = pairs.flatMap(({ names, zh, en }) =>
    [...zh, ...en].map(({ lang, place }) => ({ lang, name: names[0] ?? '', place })),
  );
  const ofNotes = notes.flatMap(({ label, zh, en }) =>
    [zh, en].flatMap((note) => (note ? [{ lang: note.lang, name: `note-${label}`, place: note.place }] : [])),
  );
  return [...rows, ...ofNotes];
}

function nameAt(lang: Lang, { line, source = '' }: CheckMessage, spots: readonly Spot[]): string | undefined {
  const spot = spots.find(
    ({ lang: other, place }) => other === lang && line >= place.start.line && line <= place.end.line,
  );
  return spot?.name ?? FRONT_KINDS.find((kind) => source.startsWith(`${kind}:`));
}

/**
 * From an essay and the files of its check to every message in their order, with its place in the page. An essay that
 * could not be built has its messages without such places: `essay` is undefined then.
 */
export function placeMessages(essay: Essay | undefined, files: readonly VFile[]): readonly PlacedMessage[] {
  const spots = essay ? listSpots(essay) : [];
  return files.flatMap((file) => {
    const lang = file.basename === 'zh.md' ? 'zh' : file.basename === 'en.md' ? 'en' : undefined;
    return listMessages(file).map((message): PlacedMessage => {
      const name = lang && nameAt(lang, message, spots);
      return { ...message, ...(name && { name }) };
    });
  });
}
