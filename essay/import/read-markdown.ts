import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { visit } from 'unist-util-visit';
import { findExcess } from '../parse/find-excess';
import { parseTree } from '../parse/parse-tree';
import type { Refusal } from './decode-text';
import { parseHtml } from './html-tree';
import { lineOf, type Manuscript, type Remark } from './manuscript';
import { nodeText } from './node-text';
import { readOwnReferences } from './pandoc-bibliography';
import { buildPlaceIn } from './place-in-source';
import { pruneHtml } from './prune-html';
import { readArticle } from './read-html';
import { readOtherFrontMatter } from './read-other-front-matter';
import { settleDialects } from './settle-dialects';
import { takeStatedBlocks } from './take-stated-blocks';
import { type BesideBibliographies, readBibliographies, takeWorks } from './take-works';

const TAG = /^<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)\/?>$/i;

type Settling = Readonly<{
  source: string;
  definitions: ReadonlyMap<string, Definition>;
  used: Set<string>;
  remarks: Remark[];
  /** Citations are answered by a bibliography afterwards. */
  isAnswered: boolean;
}>;

/** All below a node stands where the HTML stood that it was made of. */
function place<Node extends Nodes>(node: Node, position: Nodes['position']): Node {
  const copy = { ...node, position };
  if ('children' in copy)
    (copy as { children: Nodes[] }).children = (copy.children as Nodes[]).map((child) => place(child, position));
  return copy;
}

/** HTML between blocks, read as a page's is. */
function settleBlock(node: Html, { remarks }: Settling): RootContent[] {
  const own: Remark[] = [];
  const blocks = readArticle(pruneHtml(parseHtml(node.value).tree, own), own);
  const start = lineOf(node) ?? 1;
  remarks.push(...own.map((remark) => ({ ...remark, line: start + (remark.line ?? 1) - 1 })));
  if (!/^\s*<!--/.test(node.value)) {
    remarks.push({ rule: 'no-html', kind: 'changed', line: start, message: 'HTML was made Markdown: compare it.' });
  }
  return blocks.map((block) => place(block, node.position));
}

/** A tag within a sentence: a line break, an image, or nothing but its content; a raised number is a marker. */
function settleInline(nodes: readonly PhrasingContent[], { remarks }: Settling): PhrasingContent[] {
  const settled: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.type !== 'html') {
      if (node) settled.push(node);
      continue;
    }
    const line = lineOf(node);
    const tag = TAG.exec(node.value);
    const name = tag?.[2]?.toLowerCase();
    const [content, end] = [nodes[at + 1], nodes[at + 2]];
    if (name === 'br') settled.push({ type: 'break', position: node.position });
    else if (
      (name === 'sup' || name === 'sub') &&
      tag?.[1] === '' &&
      content?.type === 'text' &&
      end?.type === 'html' &&
      /^<\/su[bp]/i.test(end.value)
    ) {
      const written = `${node.value}${content.value}${end.value}`;
      settled.push(...settleRaised(written, node, remarks));
      const message = `\`${written.slice(0, 60)}\` is Markdown now.`;
      remarks.push({ rule: 'no-html', kind: 'changed', line, message, before: node.value + end.value });
      at += 2;
      continue;
    } else if (name === 'img') {
      const images = settleRaised(node.value, node, remarks);
      const after = images
        .map((image) => (image.type === 'image' ? image.url + image.alt + (image.title ?? '') : ''))
        .join('');
      const message = `\`${node.value.slice(0, 60)}\` is an image in Markdown now.`;
      remarks.push({ rule: 'no-html', kind: 'changed', line, message, before: node.value, after });
      settled.push(...images);
      continue;
    } else {
      const comment = node.value.startsWith('<!--');
      const message = comment
        ? 'A comment was left out.'
        : `The tag \`${node.value.slice(0, 60)}\` was left out: what it holds is kept.`;
      remarks.push({ rule: 'no-html', kind: 'left-out', line, message, before: node.value });
      continue;
    }
    remarks.push({
      rule: 'no-html',
      kind: 'changed',
      line,
      message: `\`${node.value.slice(0, 60)}\` is Markdown now.`,
      before: node.value,
    });
  }
  return settled;
}

function settleRaised(html: string, node: Html, remarks: Remark[]): PhrasingContent[] {
  const own: Remark[] = [];
  const blocks = readArticle(parseHtml(html).tree, own);
  remarks.push(...own.map((remark) => ({ ...remark, line: lineOf(node) })));
  const first = blocks[0];
  return first?.type === 'paragraph' ? first.children.map((child) => place(child, node.position)) : [];
}

function settle(node: Nodes, settling: Settling): Nodes[] {
  const { source, definitions, used, remarks, isAnswered } = settling;
  switch (node.type) {
    case 'definition': {
      if (used.has(node.identifier)) return [];
      const { offset = 0 } = node.position?.start ?? {};
      const value = source.slice(offset, node.position?.end.offset);
      remarks.push({
        rule: 'definition-used',
        kind: 'doubt',
        line: lineOf(node),
        message: `\`${value.slice(0, 60)}\` gives an address that no link uses: it is kept as text.`,
      });
      return [
        { type: 'paragraph', children: [{ type: 'text', value, position: node.position }], position: node.position },
      ];
    }
    case 'linkReference':
    case 'imageReference': {
      const definition = definitions.get(node.identifier);
      const target = { url: definition?.url ?? '', title: definition?.title, position: node.position };
      if (node.type === 'imageReference') return [{ type: 'image', alt: node.alt, ...target }];
      // The children of a phrasing node are phrasing nodes again.
      return [{ type: 'link', ...target, children: settleChildren(node, settling) as PhrasingContent[] }];
    }
    case 'citation': {
      const { offset = 0 } = node.position?.start ?? {};
      const value = source.slice(offset, node.position?.end.offset);
      if (!isAnswered)
        remarks.push({
          rule: 'marker-answered',
          kind: 'unplaced',
          line: lineOf(node),
          message: `${value} cites by key, and the file has no bibliography with keys: it is kept as text.`,
        });
      return [{ type: 'text', value, position: node.position }];
    }
    case 'html':
      return settleBlock(node, settling);
    default:
      if (!('children' in node)) return [node];
      // Each kind of node is only replaced by nodes that may stand in its place.
      return [{ ...node, children: settleChildren(node, settling) } as Nodes];
  }
}

function settleChildren(node: Extract<Nodes, { children: unknown }>, settling: Settling): Nodes[] {
  const inline =
    node.type !== 'root' &&
    (node.children as Nodes[]).some(({ type }) => type === 'text' || type === 'html') &&
    node.type !== 'blockquote' &&
    node.type !== 'listItem' &&
    node.type !== 'footnoteDefinition';
  const children =
    inline || node.type === 'paragraph'
      ? settleInline(node.children as PhrasingContent[], settling)
      : (node.children as Nodes[]);
  return children.flatMap((child) => settle(child, settling));
}

/** Labels that begin with `tn-` are a translator's, and none is the source's; of two notes with one label the second has another. */
function renameNotes(root: Root, remarks: Remark[]): void {
  const taken = new Set<string>();
  const rename = (node: FootnoteDefinition | FootnoteReference, label: string): void => {
    node.identifier = label.toLowerCase();
    node.label = label;
  };
  const bare = (identifier: string) => (identifier.startsWith('tn-') ? `n-${identifier.slice(3)}` : identifier);
  visit(root, (node) => {
    if (node.type === 'footnoteReference' && node.identifier.startsWith('tn-')) rename(node, bare(node.identifier));
    if (node.type !== 'footnoteDefinition') return;
    const written = node.label ?? node.identifier;
    let label = bare(node.identifier);
    for (let set = 2; taken.has(label); set += 1) label = `${bare(node.identifier)}-${set}`;
    taken.add(label);
    if (label === node.identifier) return;
    const why = node.identifier.startsWith('tn-') ? '`tn-` is for translators' : 'another note has its label';
    rename(node, label);
    remarks.push({
      rule: 'note-taken',
      kind: 'doubt',
      line: lineOf(node),
      message: `The note \`[^${written}]\` is \`[^${label}]\` now: ${why}.`,
    });
  });
}

/** A first heading of level 1 is the title, if it is the only one or says what the front matter does. */
function takeTitle(
  blocks: readonly RootContent[],
  stated: Manuscript['matter'],
  remarks: Remark[],
): { blocks: readonly RootContent[]; matter: Manuscript['matter'] } {
  const top = blocks.filter((block) => block.type === 'heading' && block.depth === 1);
  const [title] = top;
  if (title?.type !== 'heading' || title !== blocks[0] || title.children.some(({ type }) => type !== 'text'))
    return { blocks, matter: stated };
  const words = nodeText(title).trim();
  if (words === '') return { blocks, matter: stated };
  const same = stated.title === words;
  if (stated.title === undefined ? top.length !== 1 : !same) return { blocks, matter: stated };
  remarks.push({
    rule: 'matter-stated',
    kind: 'changed',
    line: lineOf(title),
    message: same
      ? `“${words}” is the title, which the front matter has: the heading was left out.`
      : `“${words}” was moved to the front matter, as \`title\`.`,
    before: words,
    after: same ? '' : words,
  });
  return { blocks: blocks.slice(1), matter: { ...stated, title: words } };
}

/**
 * Reads Markdown of whatever program: its front matter, links by reference as links, HTML as what it shows, notes as notes.
 * What is nested too deep to be parsed is refused.
 *
 * @param beside the bibliographies that its front matter names, where somebody has read them: pandoc's citations are
 * answered by them, and by the list of references that it has itself
 */
export function readMarkdown(source: string, beside?: BesideBibliographies): Manuscript | Refusal {
  const bibliography = readBibliographies(source, beside);
  const told = [
    ...(beside ? ['bibliography'] : []),
    ...(bibliography ? ['nocite'] : []),
    ...(readOwnReferences(source) ? ['references'] : []),
  ];
  const front = readOtherFrontMatter(source, told);
  const excess = findExcess(front.body);
  if (excess) {
    const line = source.slice(0, excess.offset).split('\n').length;
    return excess.kind === 'size'
      ? { reason: 'The text has more than 512 KB, the most that an essay may have.', note: 'Divide it into parts.' }
      : {
          reason: `Line ${line} is nested over 32 levels deep.`,
          note: 'If it is no list or quotation, import the file with --as=text.',
        };
  }
  const remarks: Remark[] = [...front.remarks];
  const root = parseTree(front.body);
  renameNotes(root, remarks);
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  });
  // What stands at the root is flow, whatever it was replaced by.
  const isAnswered = bibliography !== undefined;
  const flow = settleChildren(root, { source, definitions, used, remarks, isAnswered }) as RootContent[];
  const placeIn = buildPlaceIn(source);
  const taken = bibliography && takeWorks(flow, bibliography, { source, placeIn });
  if (taken) remarks.push(...taken.remarks);
  const plain = settleDialects(taken?.blocks ?? flow, placeIn, remarks);
  const titled = takeTitle(plain, front.matter, remarks);
  const stated = takeStatedBlocks(titled.blocks, titled.matter);
  return {
    kind: 'markdown',
    blocks: stated.blocks,
    matter: stated.matter,
    remarks: [...remarks, ...stated.remarks],
    ...(taken && { works: taken.works, listed: taken.listed }),
    placeIn,
  };
}
