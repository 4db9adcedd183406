import { type ImageSize, readImageSize } from '../essay/image-size';
import { getImage, listImages } from './get-image';

/** The sizes of a published essay's images by their paths below `images/`; what cannot be measured is left out. */
export async function listImageSizes(slug: string): Promise<ReadonlyMap<string, ImageSize>> {
  const own = (await listImages()).filter((each) => each.slug === slug);
  const sizes = await Promise.all(
    own.map(async ({ image }) => {
      const found = await getImage(slug, image);
      return [image.join('/'), found && readImageSize(found.bytes)] as const;
    }),
  );
  return new Map(sizes.flatMap(([name, size]) => (size ? [[name, size] as const] : [])));
}
