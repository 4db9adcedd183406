import { ASSETS_FOLDER, MEDIA_FOLDER, type Part } from './assets';
import { isEmbeddable } from './content-type';
import type { ReleaseEntry } from './release';

/** What kind of answer a file of the edition is, by its address and media type. In two folders names hold a hash. */
export function kindOf({ address, type }: Pick<Part, 'address' | 'type'>): ReleaseEntry['kind'] {
  if (address.startsWith(MEDIA_FOLDER)) return 'embeddable-asset';
  if (address.startsWith(ASSETS_FOLDER)) return isEmbeddable(type) ? 'embeddable-asset' : 'asset';
  return isEmbeddable(type) ? 'embeddable' : 'document';
}
