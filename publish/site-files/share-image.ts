import sharp from 'sharp';
import type { HanSerif } from './han-serif';
import { type Line, setLines, widthOf } from './set-lines';

/** Pixels of the image that other sites show for a page: 1.91 : 1, as the Open Graph protocol's readers crop it. */
const SHARE_IMAGE = { width: 1200, height: 630, type: 'image/jpeg' } as const;

/** What an image says, each line absent where there is nothing to say. `title` and `subtitle` may be in any language. */
export type ShareText = Readonly<{ title: string; subtitle?: string; foot: string }>;

type Row = Readonly<{ line: Line; size: number; colour: string }>;

const MARGIN = 84;
const PAPER = '#fbf9f4';
const INK = '#1d1c1a';
const SOFT = '#504b43';
const SEAL = '#86290f';
const TITLE = { size: 76, leading: 1.32, lines: 3 } as const;
const SUBTITLE = { size: 44, leading: 1.36, lines: 3 } as const;
const FOOT = { size: 28, baseline: 556 } as const;

/**
 * Draws the image that other sites show for a page: both titles in a Han serif on the colour of paper, and whose it is.
 * @returns a JPEG of the size in `SHARE_IMAGE`
 */
export async function drawShareImage({ title, subtitle, foot }: ShareText, font: HanSerif): Promise<Buffer> {
  const room = SHARE_IMAGE.width - 2 * MARGIN;
  const titles = await setLines(title, font, { width: room / TITLE.size, lines: TITLE.lines });
  // Long titles take what room there is: the other language's gets what is left of five lines.
  const left = Math.min(SUBTITLE.lines, 5 - titles.length);
  const subtitles = subtitle ? await setLines(subtitle, font, { width: room / SUBTITLE.size, lines: left }) : [];
  const [footLine] = await setLines(foot, font, { width: room / FOOT.size, lines: 1 });
  const rows = [...rowsOf(titles, TITLE, INK), ...rowsOf(subtitles, SUBTITLE, SOFT)];
  const height = titles.length * TITLE.size * TITLE.leading + subtitles.length * SUBTITLE.size * SUBTITLE.leading + 20;
  let baseline = Math.max(60, (FOOT.baseline - 40 - height) / 2);
  const drawn = rows.map((row, at) => {
    const kind = at < titles.length ? TITLE : SUBTITLE;
    baseline += kind.size * kind.leading + (at === titles.length ? 20 : 0);
    return drawRow(row, baseline);
  });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_IMAGE.width}" height="${SHARE_IMAGE.height}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/>`,
    `<rect width="12" height="100%" fill="${SEAL}"/>`,
    ...drawn,
    footLine ? drawRow({ line: footLine, size: FOOT.size, colour: SOFT }, FOOT.baseline) : '',
    '</svg>',
  ].join('');
  return sharp(Buffer.from(svg)).jpeg({ quality: 86, chromaSubsampling: '4:4:4' }).toBuffer();
}

const rowsOf = (lines: readonly Line[], { size }: Readonly<{ size: number }>, colour: string): readonly Row[] =>
  lines.map((line) => ({ line, size, colour }));

function drawRow({ line, size, colour }: Row, baseline: number): string {
  let x = MARGIN;
  const signs = line.signs.map((sign) => {
    const at = x;
    x += widthOf(sign) * size;
    if (!sign.outline) {
      const side = size * 0.7;
      return `<rect x="${round(at + size * 0.15)}" y="${round(baseline - side)}" width="${round(side)}" height="${round(side)}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    }
    const scale = size / sign.outline.unitsPerEm;
    return `<path transform="translate(${round(at)} ${round(baseline)}) scale(${scale} ${-scale})" d="${sign.outline.path}"/>`;
  });
  return `<g fill="${colour}">${signs.join('')}</g>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
