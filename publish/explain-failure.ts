/** What an error's code says of the machine, and what to do about it; the rest is not the machine's. */
const CAUSES: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: () => 'The disk is full. Free some space',
  EDQUOT: () => 'The disk’s quota is used up. Free some space',
  EACCES: (folder) => `${folder} cannot be written. Give the user who builds leave to write there and beside it`,
  EPERM: (folder) => `${folder} cannot be written. Give the user who builds leave to write there and beside it`,
  EROFS: (folder) => `${folder} lies on a disk that can only be read. Build where it can be written`,
  EMFILE: () => 'The system lets this process open too few files. Raise the limit (`ulimit -n 4096`)',
  EBUSY: (folder) =>
    `${folder} is a disk of its own or in use, and cannot be exchanged. Mount the folder that it lies in instead`,
  ENOTDIR: (folder) => `${folder}, or what it lies in, is a file and no folder. Move it away`,
};

/**
 * From an error while the edition was written to one that says what to do, where the machine is to blame; any other error
 * is given back as it is. The edition that was there is untouched in either case.
 * @param folder the edition's, as whoever builds knows it
 */
export function explainFailure(error: unknown, folder: string): unknown {
  const cause = CAUSES[codeOf(error)]?.(folder);
  if (cause === undefined) return error;
  return new Error(`${cause}, then build again: npm run build. What was published before is still there.`, {
    cause: error,
  });
}

/** The system's code of an error, or of what it was caused by: what fails in one essay is told with the essay's name. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
