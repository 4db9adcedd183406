const UUID = /^[\dA-F]{8}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{4}-[\dA-F]{12}(?:\.[a-z]{3,4})?$/i;
const FILE_NAME = /^[^\s/\\<>|"?*]{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|heic|avif|emf|wmf)$/i;
const LEFTOVER = /^[[［【(（]\s?(?:图片|图像|插图|image|img|picture|figure)\s?[\]］】)）]$/i;

/** Whether a text is the name of an image: an identifier, a file's name. */
export function isNamedImage(text: string): boolean {
  return UUID.test(text) || FILE_NAME.test(text);
}

/**
 * Whether a text is what a program leaves where an image was.
 *
 * @example isImageName('74528EF8-E9F5-4491-9AF8-DDAB6950FACE') // true; 'IMG_1234.JPG' and '[图片]' too
 */
export function isImageName(text: string): boolean {
  return isNamedImage(text) || LEFTOVER.test(text) || text === '\uFFFC';
}
