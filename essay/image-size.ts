/** Width and height in pixels, as they are when nothing scales the image. */
export type ImageSize = Readonly<{ width: number; height: number }>;

/**
 * From a drawing's text to its size, so that a page can keep its place before it is loaded: its own width and height where
 * both are plain numbers or px, else those of its view box (SVG 2, 8.2 and 8.12). Undefined where it states neither.
 */
export function readSvgSize(text: string): ImageSize | undefined {
  const start = text.search(/<svg[\s>]/);
  const tag = start === -1 ? '' : text.slice(start, text.indexOf('>', start));
  const attribute = (name: string) => new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1]?.trim() ?? '';
  const [width, height] = ['width', 'height'].map((name) => Number(attribute(name).replace(/px$/, '')));
  if (width && height) return { width, height };
  const [, , boxWidth, boxHeight] = attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  return boxWidth && boxHeight ? { width: boxWidth, height: boxHeight } : undefined;
}
