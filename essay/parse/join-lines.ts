import type { Nodes, PhrasingContent, Text } from 'mdast';
import type { Lang } from '../model';

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;
/** Punctuation that Chinese and Latin text share; in Chinese text it is full-width (CLREQ §3.1). */
const SHARED = /[\u2018-\u201D\u2014\u2026\u00B7]/;

type Leaf = Readonly<{ node: Text; start: number }>;

/** The text of a paragraph with its text nodes' places in it. Markers are left out: they part no two characters. */
function collectLeaves(nodes: readonly Nodes[]): { text: string; leaves: Leaf[] } {
  const leaves: Leaf[] = [];
  let text = '';
  const collect = (node: Nodes): void => {
    if (node.type === 'text') {
      leaves.push({ node, start: text.length });
      text += node.value;
    } else if ('children' in node) node.children.forEach(collect);
    else if (node.type === 'inlineCode') text += node.value;
    // U+FFFC stands for an object: an image, a hard break.
    else if (node.type !== 'citation' && node.type !== 'footnoteReference') text += '\uFFFC';
  };
  nodes.forEach(collect);
  return { text, leaves };
}

function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}

function isGapless(before: string, after: string, lang: Lang): boolean {
  const isWide = (character: string): boolean => WIDE.test(character) || (lang === 'zh' && SHARED.test(character));
  return isWide(before) && isWide(after);
}

function joinLeaf({ node, start }: Leaf, text: string, lang: Lang): Text {
  const value = node.value.replace(/\r\n|\n|\r/g, (ending, at: number) => {
    const before = lastCharacter(text.slice(0, start + at).trimEnd());
    const after = String.fromCodePoint(
      text
        .slice(start + at + ending.length)
        .trimStart()
        .codePointAt(0) ?? 0x20,
    );
    return isGapless(before, after, lang) ? '' : ' ';
  });
  return { ...node, value };
}

/**
 * From the content of a paragraph to the same without line endings: none between two Han or full-width characters, markers
 * between them not counted, a space elsewhere. Other nodes come back as they are.
 *
 * Source: CSS Text 3 §4.1.3, segment break transformation; CommonMark §6.8 leaves soft line breaks to the renderer.
 *
 * @example `兼爱` + line ending + `非攻` → `兼爱非攻`; `one` + line ending + `two` → `one two`
 */
export function joinPhrasing(nodes: readonly PhrasingContent[], lang: Lang): PhrasingContent[] {
  const { text, leaves } = collectLeaves(nodes);
  const joined = new Map<Nodes, Text>();
  for (const leaf of leaves) if (/[\r\n]/.test(leaf.node.value)) joined.set(leaf.node, joinLeaf(leaf, text, lang));
  const rebuild = (node: PhrasingContent): PhrasingContent => {
    const replaced = joined.get(node);
    if (replaced !== undefined) return replaced;
    // A phrasing node's children are phrasing nodes, and stay of the same type.
    return 'children' in node ? ({ ...node, children: node.children.map(rebuild) } as PhrasingContent) : node;
  };
  return joined.size === 0 ? [...nodes] : nodes.map(rebuild);
}

/** As `joinPhrasing`, for a node that holds paragraphs: a list, a quotation, a table, a note's content. */
export function joinLines<Node extends Nodes>(node: Node, lang: Lang): Node {
  if (!('children' in node)) return node;
  const inline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const children = inline
    ? joinPhrasing(node.children, lang)
    : (node.children as Nodes[]).map((child) => joinLines(child, lang));
  // The children are of the types they were.
  return { ...node, children } as Node;
}
