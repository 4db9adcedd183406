import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Bibliography } from '../bibliography/build-bibliography';
import type { Essay } from '../build-essay';
import type { Block, Lang, Pair } from '../model';
import { listReferences } from './list-references';
import { type Resolving, resolveNodes } from './resolve-nodes';

/** Words that the tree says itself, in its language. */
export type ReadingWords = Readonly<{
  references: string;
  uncited: string;
  notTranslated: string;
  missingFigure: string;
}>;

type Options = Readonly<{
  lang: Lang;
  /** Origin of the site, without a slash at its end. */
  site: string;
  words: ReadingWords;
  /** Whether each block that has a number ends in a link to its address, `[¶12](…#k3f7)`. */
  numbered?: boolean;
}>;

/** The heading under which an author wants the list of references, as with pandoc. */
const REFERENCES = 'references';

/**
 * From an essay to one mdast tree of its text in one language, without title: nothing but CommonMark and GFM, so that it
 * can be written as Markdown or HTML. Citations have become `[1]` and the list of references stands where the page has
 * it; links and images have whole addresses; notes are footnotes. What is not translated stands in Chinese, after a
 * paragraph that says so.
 */
export function buildReadingTree(essay: Essay, bibliography: Bibliography, options: Options): Root {
  const { lang, site, words } = options;
  const resolving: Resolving = {
    page: `${site}/${lang}/essays/${essay.slug}`,
    files: `${site}/essays/${essay.slug}/`,
    site,
    lang,
    numbers: new Map(essay.works.map(({ key, number }) => [key, number])),
    notes: new Set(essay.notes.map(({ label }) => label)),
  };
  const references = listReferences(bibliography, { lang, uncited: words.uncited });
  const headed = essay.pairs.some(({ names }) => names.includes(REFERENCES));
  const body = essay.pairs.flatMap((pair) => [
    ...pairNodes(pair, resolving, options),
    ...(pair.names.includes(REFERENCES) ? references : []),
  ]);
  const list =
    headed || references.length === 0 ? [] : [heading(2, [{ type: 'text', value: words.references }]), ...references];
  return { type: 'root', children: [...body, ...list, ...noteNodes(essay, resolving)] };
}

function pairNodes(pair: Pair, resolving: Resolving, { lang, words, numbered }: Options): RootContent[] {
  const own = pair[lang];
  const shown = own.length > 0 ? own : pair.zh;
  const missing = own.length === 0 && pair.kind !== 'heading';
  const nodes = shown.flatMap((block) => blockNodes(block, resolving, words));
  const said: RootContent[] = missing ? [paragraph([emphasis(words.notTranslated)]), ...nodes] : nodes;
  const [name] = pair.names;
  if (!numbered || pair.number === undefined || name === undefined) return said;
  return withAddress(said, `${resolving.page}#${name}`, pair.number);
}

/** Puts the link to a block at the end of its last paragraph, or in a paragraph of its own where it has none. */
function withAddress(nodes: RootContent[], url: string, number: number): RootContent[] {
  const link: PhrasingContent = { type: 'link', url, children: [{ type: 'text', value: `¶${number}` }] };
  const last = nodes.at(-1);
  if (last?.type !== 'paragraph') return [...nodes, paragraph([link])];
  return [...nodes.slice(0, -1), paragraph([...last.children, { type: 'text', value: ' ' }, link])];
}

function blockNodes(block: Block, resolving: Resolving, words: ReadingWords): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.depth, phrasing(block.children, resolving))];
    case 'paragraph':
      return [paragraph(phrasing(block.children, resolving))];
    case 'figure': {
      const image: PhrasingContent = block.missing
        ? emphasis(words.missingFigure)
        : { type: 'image', url: resolving.files + block.src.replace(/^\.\//, ''), alt: block.alt };
      return [paragraph([image]), ...(block.caption ? [paragraph([emphasis(block.caption)])] : [])];
    }
    case 'list':
    case 'quotation':
    case 'table':
      return resolveNodes([block.node], resolving) as RootContent[];
    case 'code':
      return [{ type: 'code', lang: block.language, value: block.value }];
    default:
      return block satisfies never;
  }
}

function noteNodes({ notes }: Essay, resolving: Resolving): RootContent[] {
  return notes.flatMap((note) => {
    const body = note[resolving.lang] ?? note.zh ?? note.en;
    if (!body) return [];
    const children = resolveNodes(body.children as Nodes[], resolving);
    // Resolving keeps a node's kind, so what a note held it may hold.
    return [{ type: 'footnoteDefinition', identifier: note.label, label: note.label, children } as RootContent];
  });
}

const phrasing = (nodes: readonly PhrasingContent[], resolving: Resolving): PhrasingContent[] =>
  // Inline nodes become inline nodes.
  resolveNodes(nodes, resolving) as PhrasingContent[];

const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
const heading = (depth: 1 | 2 | 3 | 4 | 5 | 6, children: PhrasingContent[]): RootContent => ({
  type: 'heading',
  depth,
  children,
});
const emphasis = (value: string): PhrasingContent => ({ type: 'emphasis', children: [{ type: 'text', value }] });
