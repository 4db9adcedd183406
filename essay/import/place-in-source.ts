import type { Text } from 'mdast';
import type { Point } from 'unist';
import { buildPointAt } from '../check/point-at';

const ESCAPED = /^(?:&(?:#x?[\da-f]{1,6}|[a-z][a-z\d]{1,30});|\\[!-/:-@[-`{-~])/i;

/** The offset in `written` after as many characters (white space not counted) as `value` has before `index`. */
function alignOffset(written: string, value: string, index: number): number {
  let left = value.slice(0, index).replace(/\s/g, '').length;
  let at = 0;
  for (; at < written.length && left > 0; left -= 1) {
    while (at < written.length && /\s/.test(written.charAt(at))) at += 1;
    at += ESCAPED.exec(written.slice(at, at + 40))?.[0].length ?? 1;
  }
  while (at < written.length && /\s/.test(written.charAt(at))) at += 1;
  return at;
}

/**
 * From a source to what finds a character of a text node in it. Exact where the node's value is what stands at its
 * place; where it is not (escapes, references, joined white space), white space is not counted and an escape is one.
 */
export function buildPlaceIn(source: string): (node: Text, index: number) => Point {
  const pointAt = buildPointAt(source);
  return (node, index) => {
    const start = node.position?.start.offset;
    if (start === undefined) return node.position?.start ?? pointAt(0);
    const written = source.slice(start, node.position?.end.offset ?? start + node.value.length);
    if (written.startsWith(node.value.slice(0, index + 1))) return pointAt(start + index);
    return pointAt(start + Math.min(alignOffset(written, node.value, index), Math.max(0, written.length - 1)));
  };
}
