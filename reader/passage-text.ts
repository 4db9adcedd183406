import { MARKER, settleMarkers } from '../essay/plain-text';

// Stands for the edge of a block until white space is settled: a code point that is for such use and no text has.
const EDGE = '\ufdd0';
const BLOCKS = /^(?:P|LI|UL|OL|BLOCKQUOTE|TABLE|TR|PRE|FIGURE|FIGCAPTION|DIV|H[1-6])$/;
/** What stands inside a passage and is not of it. */
export const NOT_TEXT = '.card, .missing, .cited-at, .tools, .anchor, .untranslated';

/**
 * The text of a passage or a part of it, as `Block.plain` has it: without markers and the spaces that kept them apart;
 * blocks and table rows on lines of their own, a row's cells parted by tabs.
 */
export function passageText(node: Node): string {
  return settleMarkers(collect(node).replace(/[ \t]?(?:\ufdd0[ \t]?)+/g, '\n'));
}

/** The same without characters that only steer line breaking, as it is copied. */
export function copiedText(node: Node): string {
  return passageText(node).replace(/[\u00ad\u200b\u2060\ufeff]/g, '');
}

/** The text in pieces that markers and the edges of blocks part; those without a word in them are left out. */
export function listStretches(node: Node): string[] {
  return collect(node)
    .split(/[\0\ufdd0\t]/)
    .map((stretch) => stretch.trim())
    .filter((stretch) => /[\p{L}\p{N}]/u.test(stretch));
}

function collect(node: Node, raw = false): string {
  if (node instanceof Text) return raw ? node.data : node.data.replace(/\s+/g, ' ');
  if (node instanceof Element) {
    if (node.matches('.cite')) return MARKER;
    if (node.matches(NOT_TEXT)) return '';
    if (node instanceof HTMLBRElement) return EDGE;
  }
  const { nodeName } = node;
  const inner = Array.from(node.childNodes, (child) => collect(child, raw || nodeName === 'PRE')).join('');
  if (/^T[HD]$/.test(nodeName)) return `${inner}\t`;
  return BLOCKS.test(nodeName) ? EDGE + inner + EDGE : inner;
}
