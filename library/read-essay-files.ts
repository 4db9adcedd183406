import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { VFile } from 'vfile';
import { findClashingNames } from '../essay/check/file-names';
import { type Problem, reportError } from '../essay/check/report';
import { type EssayFiles, type ImageFile, TEXT_FILES } from '../essay/essay-files';
import { MAX_LEDGER_BYTES } from '../essay/ledger/parse-ledger';
import { readTextFile } from './read-text-file';

function refuse(path: string, problem: Omit<Problem, 'place'>): VFile {
  const file = new VFile({ path });
  reportError(file, problem);
  return file;
}

const LINK_OUT = {
  ruleId: 'link-in-folder',
  reason: 'Unexpected symbolic link that leads out of the folder or nowhere, expected a file in it',
  note: 'Copy the file here in place of the link.',
};
const NOT_A_FILE = { ruleId: 'file-regular', reason: 'Unexpected thing that is no regular file, expected a file' };

/** Whether a path leads, through whatever links, to something below `root` (a real path). */
function staysWithin(root: string, path: string): boolean {
  try {
    return realpathSync.native(path).startsWith(root + sep);
  } catch {
    return false;
  }
}

/** The files below a folder by their paths from it, with `/`, links to folders not followed; what is refused is `refused`. */
function listBelow(root: string, folder: string, refused: VFile[]): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.map((entry) => entry.name).sort();
  for (const { name, earlier } of findClashingNames(names)) {
    refused.push(
      refuse(join(folder, name), {
        ruleId: 'file-names-distinct',
        reason: `Unexpected name \`${name}\` beside \`${earlier}\`, expected names that differ in more than case or form`,
        note: 'Rename one: on macOS and Windows the two are one file.',
      }),
    );
  }
  const listEntry = (entry: Dirent): string[] => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink() && !staysWithin(root, path)) {
      refused.push(refuse(path, LINK_OUT));
      return [];
    }
    if (entry.isDirectory()) return listBelow(root, path, refused);
    if (!entry.isFile() && !statSync(path).isFile()) {
      refused.push(refuse(path, NOT_A_FILE));
      return [];
    }
    return [relative(root, path).split(sep).join('/')];
  };
  return entries.filter((entry) => !entry.name.startsWith('.')).flatMap(listEntry);
}

/**
 * From an essay's folder to its files as bytes. Nothing is read through a link that leads out of the folder, and no
 * folder that is itself a link out of the one it lies in: a message in `refused` says so instead. Hidden files are not
 * looked at. Throws if the folder cannot be read.
 */
export async function readEssayFiles(folder: string): Promise<EssayFiles> {
  const slug = basename(folder);
  const parent = realpathSync.native(dirname(folder));
  if (lstatSync(folder).isSymbolicLink() && !staysWithin(parent, folder)) {
    return { slug, folder, images: [], refused: [refuse(folder, LINK_OUT)] };
  }

  const root = realpathSync.native(folder);
  const refused: VFile[] = [];
  const names = listBelow(root, root, refused);
  const has = new Set(names);
  const read = async (name: string) => {
    const file = has.has(name)
      ? await readTextFile(join(root, name), name === TEXT_FILES.ledger ? MAX_LEDGER_BYTES : undefined)
      : undefined;
    // The address as it was asked for, not as it is on the disk behind links: that is what the author knows.
    return file && new VFile({ path: join(folder, name), value: file.value });
  };
  const images: ImageFile[] = names
    .filter((name) => name.startsWith('images/'))
    .map((name) => ({ name: name.slice('images/'.length), size: statSync(join(root, name)).size }));
  for (const file of refused) file.path = join(folder, relative(root, file.path));

  const [zh, en, references, extra, glossary, ledger] = await Promise.all(Object.values(TEXT_FILES).map(read));
  return { slug, folder, zh, en, references, extra, glossary, ledger, images, refused };
}
