import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** What a rule has found: the good state that is missing, "Unexpected X, expected Y", where, and how to mend it. */
export type Problem = Readonly<{ ruleId: string; reason: string; place?: Point | Position; note?: string }>;

/** The first character of a file: the place of what concerns the file as a whole. */
export const FILE_START: Point = { line: 1, column: 1, offset: 0 };

function report(file: VFile, { ruleId, reason, place, note }: Problem, fatal: boolean): void {
  const message = file.message(reason, { place: place ?? FILE_START, source: 'essay', ruleId });
  message.fatal = fatal;
  if (note !== undefined) message.note = note;
}

/** Puts a problem on its file as an error (`fatal: true`): it stops a build. Nothing is thrown. */
export function reportError(file: VFile, problem: Problem): void {
  report(file, problem, true);
}

/** Puts a problem on its file as a warning (`fatal: false`): it stops nothing, unless the check is strict. */
export function reportWarning(file: VFile, problem: Problem): void {
  report(file, problem, false);
}

/** Whether a file carries an error. Warnings do not count. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some((message) => message.fatal === true);
}

/** The files by path, with the messages of each by line, column and rule. The order given does not matter. */
export function sortMessages(files: readonly VFile[]): readonly VFile[] {
  for (const file of files) {
    file.messages.sort((a, b) => {
      const byPlace = (a.line ?? 1) - (b.line ?? 1) || (a.column ?? 1) - (b.column ?? 1);
      return byPlace || (a.ruleId ?? '').localeCompare(b.ruleId ?? '', 'en');
    });
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
