import type { HanSerif, Outline } from './han-serif';

/** A character with its outline; one that the font lacks is drawn as an empty frame, as wide as a Han character. */
type Sign = Readonly<{ character: string; outline?: Outline }>;

export type Line = Readonly<{ signs: readonly Sign[] /** In em. */; width: number }>;

type Limits = Readonly<{
  /** Width of the column, in em. */ width: number /** How many lines there is room for. */;
  lines: number;
}>;

/** Marks that may not begin a line (CLREQ §3.1.3, GB/T 15834 §5.1), and those that may not end one. */
const NO_START = /^[，。、；：？！’”）》〉】』」…—,.;:?!)\]%·]/u;
const NO_END = /[（《〈【『「‘“([]$/u;

/**
 * Breaks a title into lines: between words where it is Latin, between any two Han characters, but no line begins with a
 * closing mark or ends with an opening one. What does not fit into the last line is cut, with an ellipsis.
 */
export async function setLines(text: string, font: HanSerif, { width, lines }: Limits): Promise<readonly Line[]> {
  const ellipsis = await toLine('…', font);
  const set: Line[] = [];
  let line: Line = { signs: [], width: 0 };
  for (const part of splitParts(text)) {
    const piece = await toLine(part, font);
    if (line.width + trimEnd(piece).width <= width || line.signs.length === 0) {
      line = join(line, piece);
      continue;
    }
    set.push(trimEnd(line));
    line = part.trim() === '' ? { signs: [], width: 0 } : piece;
  }
  set.push(trimEnd(line));
  const filled = set.filter(({ signs }) => signs.length > 0);
  const kept = filled.slice(0, lines).map((each) => cutTo(each, width));
  const last = kept.at(-1);
  if (last === undefined || filled.length <= lines) return kept;
  return [...kept.slice(0, -1), join(cutTo(last, width - ellipsis.width), ellipsis)];
}

/** The smallest parts that a line may be broken between. */
function splitParts(text: string): readonly string[] {
  const parts: string[] = [];
  for (const atom of text.match(/[\p{sc=Latin}\p{N}\p{M}'’&+./-]+|\s+|./gsu) ?? []) {
    const last = parts.at(-1);
    if (last !== undefined && (NO_START.test(atom) || NO_END.test(last))) parts[parts.length - 1] = last + atom;
    else parts.push(atom);
  }
  return parts;
}

async function toLine(text: string, font: HanSerif): Promise<Line> {
  const signs = await Promise.all(
    [...text.replace(/\s/g, ' ')].map(async (character) => ({ character, outline: await font(character) })),
  );
  return { signs, width: signs.reduce((sum, sign) => sum + widthOf(sign), 0) };
}

/** Width of a sign in em. */
export const widthOf = ({ outline }: Sign): number => (outline ? outline.advance / outline.unitsPerEm : 1);

const join = (a: Line, b: Line): Line => ({ signs: [...a.signs, ...b.signs], width: a.width + b.width });

function trimEnd(line: Line): Line {
  const last = line.signs.at(-1);
  if (last?.character !== ' ') return line;
  return trimEnd({ signs: line.signs.slice(0, -1), width: line.width - widthOf(last) });
}

function cutTo(line: Line, width: number): Line {
  const last = line.signs.at(-1);
  if (line.width <= width || last === undefined) return line;
  return cutTo({ signs: line.signs.slice(0, -1), width: line.width - widthOf(last) }, width);
}
