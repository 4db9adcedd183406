import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { FRONT_KINDS, LEDGER_SIDES, type Ledger } from '../ledger';
import { type EssayTexts, hashAt } from './list-wordings';

/** The files at which warnings can be accepted: those of the texts, and the bibliography. */
export type AcceptingFiles = Readonly<Partial<Record<'zh' | 'en' | 'references', VFile>>>;

const SIDES = [...LEDGER_SIDES, 'references'] as const;

function holdsLine({ start, end }: Position, line: number): boolean {
  return line >= start.line && line <= end.line;
}

/** The names that stand where a message is: those of the block, note or entry on its line, or the key of front matter there. */
function namesAt(
  file: VFile,
  side: (typeof SIDES)[number],
  texts: EssayTexts,
  message: VFileMessage,
): readonly string[] {
  const line = message.line ?? 0;
  if (side === 'references') {
    return (texts.entries ?? []).filter(({ place }) => holdsLine(place, line)).map(({ name }) => name);
  }
  const text = texts[side];
  const block = text?.blocks.find(({ place }) => holdsLine(place, line));
  if (block) return block.names;
  const note = text?.notes.find(({ place }) => holdsLine(place, line));
  if (note) return [`note-${note.label}`];
  const source = String(file).split(/\r\n|\n|\r/)[line - 1] ?? '';
  return FRONT_KINDS.filter((key) => source.startsWith(`${key}:`));
}

/** The warnings on files, at each name that stands where they are. */
export function listWarnings(
  files: AcceptingFiles,
  texts: EssayTexts,
): readonly Readonly<{ rule: string; name: string }>[] {
  return SIDES.flatMap((side) => {
    const file = files[side];
    return (file?.messages ?? [])
      .filter(({ fatal }) => fatal !== true)
      .flatMap((message) =>
        file ? namesAt(file, side, texts, message).map((name) => ({ rule: message.ruleId ?? '', name })) : [],
      );
  });
}

/**
 * Takes off the files each warning that was accepted at a name there, while the wording it was accepted for stands. Errors
 * are never taken off.
 */
export function quietAccepted(files: AcceptingFiles, { accepted }: Ledger, texts: EssayTexts): void {
  if (accepted.length === 0) return;
  const standing = accepted.filter(({ name, of }) => {
    const now = hashAt(texts, name);
    return now !== undefined && (of === undefined || of === now);
  });
  const quiet = new Set(standing.map(({ rule, name }) => `${rule}@${name}`));
  for (const side of SIDES) {
    const file = files[side];
    if (file === undefined) continue;
    file.messages = file.messages.filter(
      (message) =>
        message.fatal === true ||
        !namesAt(file, side, texts, message).some((name) => quiet.has(`${message.ruleId}@${name}`)),
    );
  }
}
