import { join } from 'node:path';
import { getContentFolders } from '../content-folders';
import { describeNeighbours, type Neighbour } from '../describe-neighbours';
import { listEssayFolders } from '../list-essay-folders';
import { devMemory } from './dev-memory';
import { fileSignature } from './file-signature';

type Known = Readonly<{ signature: string; neighbour: Neighbour }>;

/** What all essays and drafts have to know of each other, as they are now. Only those that have changed are read. */
export async function listNeighbours(): Promise<readonly Neighbour[]> {
  const memory = devMemory<Known>('neighbours');
  const neighbours: Neighbour[] = [];
  for (const one of await listEssayFolders(getContentFolders())) {
    const signature = fileSignature(join(one.folder, 'zh.md'));
    let known = memory.get(one.folder);
    if (known?.signature !== signature) {
      for (const neighbour of await describeNeighbours([one])) known = { signature, neighbour };
      if (known) memory.set(one.folder, known);
    }
    if (known) neighbours.push(known.neighbour);
  }
  return neighbours;
}
