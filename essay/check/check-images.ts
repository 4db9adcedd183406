import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { ImageFile, Visibility } from '../essay-files';
import type { ParsedText } from '../model';
import { nameInImages } from '../picture';
import { checkImageContent } from './check-image-content';
import { listNodes } from './list-nodes';
import { nearestWord } from './nearest-word';
import { reportError, reportWarning } from './report';

/** 2 MB: some seconds on a slow phone; no figure of an essay needs more. */
export const MAX_IMAGE_BYTES = 2 * 1024 * 1024;

type ImageUse = Readonly<{ src: string; alt: string; place: Position | undefined }>;

/** Every image of a text as it is written there, with `missing:` before what is declared missing. */
export function listImageUses(text: ParsedText): readonly ImageUse[] {
  const figures = text.blocks.flatMap((block) =>
    block.kind === 'figure'
      ? [
          {
            src: block.missing && !block.src.startsWith('missing:') ? `missing:${block.src}` : block.src,
            alt: block.alt,
            place: block.place,
          },
        ]
      : [],
  );
  const inline = listNodes(text).flatMap((node) =>
    node.type === 'image' ? [{ src: node.url, alt: node.alt ?? '', place: node.position }] : [],
  );
  return [...figures, ...inline];
}

function checkSource(file: VFile, use: ImageUse, images: readonly ImageFile[], visibility: Visibility): void {
  const { src, place } = use;
  if (src.startsWith('missing:')) {
    reportWarning(file, {
      ruleId: 'image-present',
      reason: `Unexpected image \`${src}\`, declared missing, expected the image`,
      place,
      note: 'Readers see that it is missing. If it is found again, put it into images/ and write its name here.',
    });
    return;
  }
  const name = nameInImages(src);
  if (name === undefined) {
    reportError(file, {
      ruleId: 'image-local',
      reason: `Unexpected image \`${src.slice(0, 80)}\`, expected a file in \`images/\``,
      place,
      note: 'Save the image in the folder images/ beside the text and write `images/name.png`.',
    });
    return;
  }
  const image = images.find((candidate) => candidate.name.normalize('NFC') === name);
  if (image === undefined) {
    const near = nearestWord(
      name,
      images.map((candidate) => candidate.name),
    );
    (visibility === 'public' ? reportError : reportWarning)(file, {
      ruleId: 'image-present',
      reason: `Unexpected image \`${src}\`, which is not in \`images/\`, expected a file that is`,
      place,
      note: near ? `Did you mean \`images/${near}\`?` : 'Put it there, or declare it lost: `![…](missing:name "…")`.',
    });
  } else if (image.size > MAX_IMAGE_BYTES) {
    reportError(file, {
      ruleId: 'image-size',
      reason: `Unexpected image of ${(Math.ceil((image.size / 1024 / 1024) * 10) / 10).toFixed(1)} MB, expected 2 MB at most`,
      place,
      note: 'Save it smaller: 1,600 pixels of width are enough.',
    });
  } else {
    checkImageContent(file, image, use);
  }
}

/** `reported` are the images of the source text, by their address: what is wrong with them is said there. */
export type ImageContext = Readonly<{
  images: readonly ImageFile[];
  visibility: Visibility;
  reported?: ReadonlySet<string>;
}>;

/**
 * Puts on the file each image that is not there (a warning in a draft, or where it is declared `missing:`), is not in
 * `images/`, is over 2 MB, cannot be shown (see `checkImageContent`), or has no text in its place (WCAG 1.1.1, a warning).
 * That text is asked for in each language, what else is wrong with an image is said once.
 */
export function checkImages(
  file: VFile,
  text: ParsedText,
  { images, visibility, reported = new Set() }: ImageContext,
): void {
  for (const use of listImageUses(text)) {
    if (!reported.has(use.src)) checkSource(file, use, images, visibility);
    if (use.alt.trim() === '' && !use.src.startsWith('missing:')) {
      reportWarning(file, {
        ruleId: 'image-described',
        reason: 'Unexpected image without a description, expected one',
        place: use.place,
        note: 'Write what it shows between the brackets: `![description](images/…)`.',
      });
    }
  }
}
