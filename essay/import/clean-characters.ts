import type { Nodes, RootContent } from 'mdast';
import { BIDI_OVERRIDE, CONTROL, nameCharacter } from '../check/check-characters';
import { lineOf, type Remark } from './manuscript';

/** What no text should contain: control characters, direction overrides, and what is invisible between characters that are not joined. */
const UNWANTED = new RegExp(
  `${CONTROL.source}|${BIDI_OVERRIDE.source}|[\\u00AD\\u180E\\u200B\\u200E\\u200F\\u2060\\uFEFF\\uFFF9]+|(?<=[\\p{sc=Han}\\p{sc=Latin}\\p{P}\\s])[\\u200C\\u200D]+`,
  'gu',
);

/** Takes out of a text what the check of bytes would refuse or warn of; each is a remark at the line. */
export function cleanText(text: string, line: number | undefined, remarks: Remark[]): string {
  return text.replace(UNWANTED, (found) => {
    remarks.push({
      rule: 'characters-plain',
      kind: 'changed',
      line,
      message: `The invisible character ${nameCharacter(found)} was left out${found.length > 1 ? ` (${found.length} in a row)` : ''}.`,
      before: found,
      after: '',
    });
    return '';
  });
}

/** As `cleanText`, for all text below a block, addresses and descriptions of images included. */
export function cleanCharacters<Node extends RootContent | Nodes>(node: Node, remarks: Remark[]): Node {
  const clean = (text: string) => cleanText(text, lineOf(node), remarks);
  const copy = { ...node } as Node;
  if ('value' in copy) copy.value = clean(copy.value);
  if ('alt' in copy && copy.alt) copy.alt = clean(copy.alt);
  if ('title' in copy && copy.title) copy.title = clean(copy.title);
  if ('children' in copy) {
    // The children are of the types they were.
    (copy as { children: Nodes[] }).children = (copy.children as Nodes[]).map((child) =>
      cleanCharacters(child, remarks),
    );
  }
  return copy;
}
