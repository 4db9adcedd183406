import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileSignature } from '../../library/live/file-signature';

/** A file that came, went or changed, by its path; the events are named as chokidar names them. */
export type FileEvent = Readonly<{ event: 'add' | 'change' | 'unlink'; path: string }>;

/** What the files of some folders were when last looked at. */
export type Sweep = Readonly<{
  /** Looks at every file and gives what has changed since it was last looked at or told of. */
  find: () => readonly FileEvent[];
  /** Somebody else has told of this file, which therefore needs no second telling. */
  told: (path: string) => void;
}>;

/**
 * Compares the files of folders with what they were, by their signatures, as they are at the first call on. Folders may be
 * missing, and come later.
 * @param hidden whether a path is none of the content
 */
export function createSweep(folders: readonly string[], hidden: (path: string) => boolean): Sweep {
  let known = look(folders, hidden) ?? new Map<string, string>();
  return {
    find() {
      const now = look(folders, hidden);
      if (!now) return [];
      const gone = [...known.keys()].filter((path) => !now.has(path));
      const events = [...now].flatMap(([path, signature]): readonly FileEvent[] => {
        const before = known.get(path);
        return before === signature ? [] : [{ event: before === undefined ? 'add' : 'change', path }];
      });
      known = now;
      return [...gone.map((path) => ({ event: 'unlink', path }) as const), ...events];
    },
    told(path) {
      const signature = hidden(path) ? '' : fileSignature(path);
      if (signature) known.set(path, signature);
      else known.delete(path);
    },
  };
}

/** The signatures of all files; undefined if a folder went away meanwhile, since what was not seen is not known to be gone. */
function look(folders: readonly string[], hidden: (path: string) => boolean): Map<string, string> | undefined {
  const found = new Map<string, string>();
  try {
    for (const folder of folders)
      for (const entry of listEntries(folder)) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isDirectory() || hidden(path)) continue;
        const signature = fileSignature(path);
        if (signature) found.set(path, signature);
      }
    return found;
  } catch {
    return undefined;
  }
}

function listEntries(folder: string) {
  return fileSignature(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
}
