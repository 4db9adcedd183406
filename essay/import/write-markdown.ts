import type { Nodes, Root, RootContent } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { Citation } from '../model';

declare module 'mdast' {
  interface EmphasisData {
    /** Whether references go around its marks. */
    careful?: boolean;
  }
  interface StrongData {
    careful?: boolean;
  }
}

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    citation: 'citation';
  }
}

// `peek` says what a handler writes first, so that what stands before is escaped where it has to be.
const writeCitation = Object.assign(
  (node: Citation) =>
    `[${node.items.map(({ key, locator }) => (locator ? `@${key}, ${locator}` : `@${key}`)).join('; ')}]`,
  { peek: () => '[' },
);

/**
 * Attention is written as it stands: the parser reads it by the CJK-friendly rules, and needs no references around it
 * (`**甲：**&#x4E59;`), except where `carefully` says so.
 */
function writeAttention(mark: string, withReferences: Handle): Handle {
  const handle: Handle = (node, parent, state, info) => {
    if (node.data?.careful) return withReferences(node, parent, state, info);
    const tracker = state.createTracker(info);
    const before = tracker.move(mark);
    const value = tracker.move(state.containerPhrasing(node, { ...tracker.current(), before, after: mark.charAt(0) }));
    return before + value + tracker.move(mark);
  };
  return Object.assign(handle, { peek: () => mark.charAt(0) });
}

const OURS: Options = {
  handlers: {
    citation: writeCitation,
    strong: writeAttention('**', defaultHandlers.strong),
    emphasis: writeAttention('*', defaultHandlers.emphasis),
  },
  unsafe: [
    // A block's name at a paragraph's end, and a heading's: what only looks like one is text.
    { character: '^', inConstruct: 'phrasing' },
    { character: '{', after: '#', inConstruct: 'phrasing' },
    // `[@a]: …` and `[^1]: …` at the start of a line would define something.
    { character: ':', before: '\\]', inConstruct: 'phrasing' },
  ],
} as Options;

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  resourceLink: false,
  extensions: [
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    OURS,
  ],
};

/** A block whose emphasis is written with references around it where CommonMark's own rules want them. */
export function carefully<Node extends Nodes>(node: Node): Node {
  const data = node.type === 'strong' || node.type === 'emphasis' ? { data: { ...node.data, careful: true } } : {};
  const children = 'children' in node ? { children: (node.children as Nodes[]).map(carefully) } : {};
  // The children are of the types they were.
  return { ...node, ...data, ...children } as Node;
}

/**
 * From a flow of blocks to Markdown that reads back as the same: whatever would be markup by accident is escaped, our
 * citations and names included. Ends with a line end unless empty.
 */
export function writeMarkdown(blocks: readonly (RootContent | Nodes)[]): string {
  const root: Root = { type: 'root', children: blocks as RootContent[] };
  return toMarkdown(root, OPTIONS);
}
