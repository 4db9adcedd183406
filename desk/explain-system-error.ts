import { isAbsolute, relative } from 'node:path';

/** What the system's codes mean for an author, and what to do. */
const CAUSES: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  EACCES: ['you have no permission', 'See who may read and write there (`ls -l`)'],
  EPERM: ['you have no permission', 'See who may read and write there (`ls -l`)'],
  EROFS: ['the disk can only be read', 'Move the content to one that can be written'],
  ENOSPC: ['the disk is full', 'Free some space'],
  EDQUOT: ['the disk’s quota is used up', 'Free some space'],
  EBUSY: ['something else is using it', 'Close what has it open'],
  EIO: ['the disk gives an error', 'Make a copy of the content first'],
  EMFILE: ['too many files are open', 'Raise the limit (`ulimit -n 4096`)'],
  ELOOP: ['links lead in a circle', 'Take one of them away'],
  ENOTDIR: ['something in its path is a file and no folder', 'Move that away'],
  ENAMETOOLONG: ['the name is too long', 'Shorten it'],
};

/** Node's own form, which errors keep on their way from another process: `EACCES: permission denied, open '/x/zh.md'`. */
const FORM = /^(E[A-Z]+): [^,]+(?:, (\w+))?(?: '([^']*)')?/;
const READING = /^(?:open|read|scandir|stat|lstat|readlink|realpath)$/;

/**
 * From an error of the system while a command read or wrote files to a sentence that says what could not be done, why, and
 * how to mend it; undefined for any other error, which is a mistake of the program. Paths are shown as seen from `cwd`.
 * @example `content/drafts/x/zh.md cannot be read: you have no permission (EACCES). See who may …, then run it again.`
 */
export function explainSystemError(error: unknown, cwd: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, code = '', call = '', path] = FORM.exec(error.message) ?? [];
  const cause = CAUSES[code];
  if (cause === undefined) return undefined;
  const [what, mend] = cause;
  const where = path && (isAbsolute(path) ? relative(cwd, path) || path : path);
  // What is written goes to a temporary file beside the one that is meant.
  const meant = where?.replace(/(^|\/)\.([^/]+)\.\d+\.tmp(?=\/|$)/, '$1$2');
  const done = meant === where && READING.test(call) ? 'read' : 'written';
  return `${meant ? `${meant} cannot be ${done}` : 'The files cannot be read or written'}: ${what} (${code}). ${mend}, then run it again.`;
}
