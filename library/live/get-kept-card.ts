import { join } from 'node:path';
import { cardOf, type EssayCard } from '../../essay/essay-card';
import { getContentFolders } from '../content-folders';
import { getEssay } from '../get-essay';
import { devMemory } from './dev-memory';
import { fileSignature } from './file-signature';

type Known = Readonly<{ signature: string; card?: EssayCard }>;

/** The card of an essay that is being written; it is read again when one of its texts has changed. */
export async function getKeptCard(slug: string): Promise<EssayCard | undefined> {
  const memory = devMemory<Known>('cards');
  const folder = join(getContentFolders().essays, slug);
  const signature = ['zh.md', 'en.md'].map((name) => fileSignature(join(folder, name))).join(' ');
  const known = memory.get(folder);
  if (known?.signature === signature) return known.card;
  const found = await getEssay(slug);
  const card = found && cardOf(found.essay);
  memory.set(folder, { signature, card });
  return card;
}
