import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Essay } from '../build-essay';
import { FRONT_KINDS } from '../ledger';
import type { Lang } from '../model';

/**
 * A message of the check with the place in the page that it is about: `name` is a row's or a note's name, or `title`,
 * `subtitle`, `summary`; absent where it is about the file. `source` is the line of the file that it points into.
 */
export type PlacedMessage = Readonly<{
  path: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  rule: string;
  reason: string;
  note?: string;
  source?: string;
  name?: string;
}>;

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

function nameAt(lang: Lang, line: number, source: string, spots: readonly Spot[]): string | undefined {
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
    if (file.messages.length === 0) return [];
    const lines = String(file).split(/\r\n|\n|\r/);
    const lang = file.basename === 'zh.md' ? 'zh' : file.basename === 'en.md' ? 'en' : undefined;
    return file.messages.map(({ line = 1, column = 1, fatal, ruleId, reason, note }): PlacedMessage => {
      const source = lines[line - 1];
      const name = lang && nameAt(lang, line, source ?? '', spots);
      return {
        path: file.path,
        line,
        column,
        severity: fatal === true ? 'error' : 'warning',
        rule: ruleId ?? 'unknown',
        reason,
        ...(note && { note }),
        ...(source && { source }),
        ...(name && { name }),
      };
    });
  });
}
