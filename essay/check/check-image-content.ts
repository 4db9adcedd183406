import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { ImageFile } from '../essay-files';
import { formatOfName, IMAGE_FORMATS, MAX_IMAGE_PIXELS } from '../picture';
import { reportError, reportWarning } from './report';

const FORMATS = 'PNG, JPEG, WebP, AVIF, GIF or SVG';

/**
 * Puts on the file what is wrong with the bytes of an image that a text shows, at the place where it does: another format
 * than browsers show, damage, more pixels than a build or a phone has memory for; and as warnings a name that says another
 * format than the bytes have, and a place on earth in its metadata, which the published file would tell.
 */
export function checkImageContent(
  file: VFile,
  { name, content }: ImageFile,
  { src, place }: Readonly<{ src: string; place: Position | undefined }>,
): void {
  const promised = formatOfName(name);
  if (promised === undefined) {
    reportError(file, {
      ruleId: 'image-format',
      reason: `Unexpected name \`${src}\` of an image, expected one that ends in ${listExtensions()}`,
      place,
      note: `Save it as ${FORMATS}, the formats that browsers show.`,
    });
    return;
  }
  switch (content?.kind) {
    case undefined:
      return;
    case 'other':
      reportError(file, {
        ruleId: 'image-format',
        reason: `Unexpected ${content.format} in \`${src}\`, expected ${FORMATS}`,
        place,
        note: `Save it as ${promised}: a new name alone does not change what is in the file.`,
      });
      return;
    case 'broken':
      reportError(file, {
        ruleId: 'image-readable',
        reason: `Unexpected content of \`${src}\` (${content.reason}), expected an image that can be read to its end`,
        place,
        note: 'Copy it here again, or open it in an editor of images and save it anew.',
      });
      return;
    case 'huge':
      reportError(file, {
        ruleId: 'image-pixels',
        reason: `Unexpected image of ${content.size.width} × ${content.size.height} pixels, expected ${MAX_IMAGE_PIXELS / 1_000_000} million at most`,
        place,
        note: 'Save it smaller: 1,600 pixels of width are enough.',
      });
      return;
    case 'whole':
      if (content.format !== promised) {
        reportWarning(file, {
          ruleId: 'image-format',
          reason: `Unexpected ${content.format} in \`${src}\`, expected what the name says, ${promised}`,
          place,
          note: `Save it as ${promised}; or, if it was never published, rename it. A published image keeps its address.`,
        });
      }
      if (content.located) {
        reportWarning(file, {
          ruleId: 'image-place-private',
          reason: `Unexpected place on earth in the metadata of \`${src}\`, expected none`,
          place,
          note: 'The file is published as it is, and tells where it was taken. Save it without location, unless readers should know.',
        });
      }
      return;
    default:
      content satisfies never;
  }
}

function listExtensions(): string {
  const all = Object.keys(IMAGE_FORMATS).map((extension) => `.${extension}`);
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
