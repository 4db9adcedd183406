import type { Coverage } from '../coverage';
import type { PlacedMessage } from './place-messages';

/**
 * How an essay or a draft stands: how far its translation has come, and what the check says of it. `revision` is a draft of
 * an essay that is public. `coverage` and `titles` are absent where there is no text that can be read.
 */
export type Survey = Readonly<{
  slug: string;
  visibility: 'public' | 'draft';
  revision: boolean;
  titles?: Readonly<{ zh: string; en?: string }>;
  coverage?: Coverage;
  messages: readonly PlacedMessage[];
}>;
