import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { FRONT_KINDS, LEDGER_SIDES, type Ledger } from '../ledger';
import type { Lang, ParsedText } from '../model';
import { type EssayTexts, listWordings, wordingHash } from './list-wordings';

type TextFile = Readonly<{ file: VFile; text?: ParsedText }>;

function holdsLine({ start, end }: Position, line: number): boolean {
  return line >= start.line && line <= end.line;
}

/** The names that stand where a message is: those of the block or note on its line, or the key of front matter there. */
function namesAt({ file, text }: TextFile, message: VFileMessage): readonly string[] {
  const line = message.line ?? 0;
  const block = text?.blocks.find(({ place }) => holdsLine(place, line));
  if (block) return block.names;
  const note = text?.notes.find(({ place }) => holdsLine(place, line));
  if (note) return [`note-${note.label}`];
  const source = String(file).split(/\r\n|\n|\r/)[line - 1] ?? '';
  return FRONT_KINDS.filter((key) => source.startsWith(`${key}:`));
}

/** The warnings on the texts' files, at each name that stands where they are. */
export function listWarnings(
  files: Readonly<Partial<Record<Lang, VFile>>>,
  texts: EssayTexts,
): readonly Readonly<{ rule: string; name: string }>[] {
  return LEDGER_SIDES.flatMap((lang) => {
    const file = files[lang];
    return (file?.messages ?? [])
      .filter(({ fatal }) => fatal !== true)
      .flatMap((message) =>
        file ? namesAt({ file, text: texts[lang] }, message).map((name) => ({ rule: message.ruleId ?? '', name })) : [],
      );
  });
}

/**
 * Takes off the texts' files each warning that was accepted at a name there, while the wording it was accepted for
 * stands. Errors are never taken off.
 */
export function quietAccepted(
  files: Readonly<Partial<Record<Lang, VFile>>>,
  { accepted }: Ledger,
  texts: EssayTexts,
): void {
  if (accepted.length === 0) return;
  const present = listWordings(texts);
  const standing = accepted.filter(({ name, of }) => {
    const now = present.get(name);
    return now !== undefined && (of === undefined || of === wordingHash(now));
  });
  const quiet = new Set(standing.map(({ rule, name }) => `${rule}@${name}`));
  for (const lang of LEDGER_SIDES) {
    const file = files[lang];
    if (file === undefined) continue;
    file.messages = file.messages.filter(
      (message) =>
        message.fatal === true ||
        !namesAt({ file, text: texts[lang] }, message).some((name) => quiet.has(`${message.ruleId}@${name}`)),
    );
  }
}
