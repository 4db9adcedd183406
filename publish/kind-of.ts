import type { Part } from './assets';
import { isEmbeddable } from './content-type';
import type { ReleaseEntry } from './release';

/** What lies there has its hash in its name. */
const ASSETS = '/assets/';

/** What kind of answer a file of the edition is, by its address and media type. */
export function kindOf({ address, type }: Pick<Part, 'address' | 'type'>): ReleaseEntry['kind'] {
  if (address.startsWith(ASSETS)) return isEmbeddable(type) ? 'embeddable-asset' : 'asset';
  return isEmbeddable(type) ? 'embeddable' : 'document';
}
