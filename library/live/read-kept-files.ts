import { TEXT_FILES } from '../../essay/essay-files';
import { patiently } from '../patiently';
import { readEssayFiles } from '../read-essay-files';
import type { ShownFiles } from '../read-shown-files';
import { devMemory } from './dev-memory';
import { keepReadable, type Readable } from './keep-readable';

/** The files of an essay that is being written; undefined if it has no folder any more. See `readShownFiles`. */
export async function readKeptFiles(folder: string): Promise<ShownFiles | undefined> {
  const memory = devMemory<Readable>('readable');
  const files = await patiently(folder, () => readEssayFiles(folder));
  if (!files) {
    memory.delete(folder);
    return undefined;
  }
  const { shown, readable, kept } = keepReadable(files, memory.get(folder));
  memory.set(folder, readable);
  return { files, shown, kept: kept.map((name) => TEXT_FILES[name]) };
}
