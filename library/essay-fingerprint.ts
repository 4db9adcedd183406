import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EssayFiles, Visibility } from '../essay/essay-files';
import { TEXT_FILES } from '../essay/essay-files';

/**
 * From an essay's files as they were read to what stands for all that a check reads in them: SHA-256, in hex, over where the
 * essay lies, who may see it, and each file's name and bytes. Undefined where a file cannot be read or is refused, since
 * nothing then stands for it.
 */
export async function fingerprintEssay(files: EssayFiles, visibility: Visibility): Promise<string | undefined> {
  if (files.refused?.length) return undefined;
  const hash = createHash('sha256').update(`${files.folder}\0${visibility}\0`);
  const add = (name: string, bytes: Uint8Array) => {
    hash.update(`${name}\0${bytes.length}\0`);
    hash.update(bytes);
  };
  for (const [kind, name] of Object.entries(TEXT_FILES)) {
    // The cast is safe: the table's keys are those of the files.
    const bytes = files[kind as keyof typeof TEXT_FILES]?.value;
    if (bytes instanceof Uint8Array) add(name, bytes);
  }
  try {
    for (const { name } of files.images) add(`images/${name}`, await readFile(join(files.folder, 'images', name)));
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
