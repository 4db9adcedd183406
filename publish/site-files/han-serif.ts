import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import subsetFont from 'subset-font';

/** The outline of one character: an SVG path in font units, y upwards, and how far it moves the pen, in font units. */
export type Outline = Readonly<{ path: string; advance: number; unitsPerEm: number }>;

/** Outlines by character; a character that the font lacks is undefined. */
export type HanSerif = (character: string) => Promise<Outline | undefined>;

type Slice = Readonly<{ name: string; ranges: readonly (readonly [number, number])[] }>;

const PACKAGE = '@fontsource-variable/noto-serif-sc';

/**
 * Opens the Han serif that titles on images are set in (Noto Serif SC, OFL-1.1, from its package: no network). The font
 * comes in some hundred slices by Unicode range; one is opened, at the weight asked for, when a character of it is.
 * @param weight 200 to 900
 * @throws when the package is not installed or is not laid out as expected
 */
export async function openHanSerif(weight: number): Promise<HanSerif> {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  const slices = parseSlices(await readFile(join(folder, 'unicode.json'), 'utf8'));
  const fonts = new Map<string, Promise<Font>>();
  const outlines = new Map<string, Outline | undefined>();

  const open = (slice: Slice): Promise<Font> => {
    const opened = fonts.get(slice.name) ?? openSlice(folder, slice, weight);
    fonts.set(slice.name, opened);
    return opened;
  };
  return async (character) => {
    if (outlines.has(character)) return outlines.get(character);
    const code = character.codePointAt(0) ?? 0;
    let outline: Outline | undefined;
    for (const slice of slices.filter(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to))) {
      const font = await open(slice);
      if (!font.hasGlyphForCodePoint(code)) continue;
      const glyph = font.glyphForCodePoint(code);
      outline = { path: glyph.path.toSVG(), advance: glyph.advanceWidth, unitsPerEm: font.unitsPerEm };
      break;
    }
    outlines.set(character, outline);
    return outline;
  };
}

/** From the package's `unicode.json` (name to CSS `unicode-range`) to the slices. */
function parseSlices(json: string): readonly Slice[] {
  // The package's own file, in the form that its README gives.
  const entries = Object.entries(JSON.parse(json) as Record<string, string>);
  return entries.map(([name, list]) => ({
    name: name.replace(/[[\]]/g, ''),
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}

async function openSlice(folder: string, { name, ranges }: Slice, weight: number): Promise<Font> {
  const file = join(folder, 'files', `noto-serif-sc-${name}-wght-normal.woff2`);
  const characters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  // fontkit reads no variations out of WOFF2, so the slice is first set to one weight, as plain TrueType.
  const plain = await subsetFont(await readFile(file), characters.join(''), {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
  const font = create(plain);
  if (font.type !== 'TTF') throw new Error(`${file} holds a collection of fonts, where one font was expected.`);
  return font;
}
