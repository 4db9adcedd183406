import type { Image, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isImageName, isNamedImage } from './image-name';
import { lineOf, type Remark } from './manuscript';
import { nodeText } from './node-text';

const CAPTION =
  /^(?:(?:数据|资料|图片|图表|材料)?\s?来源\s?[:：]|(?:图|表|图表)\s?[\d一二三四五六七八九十]{1,3}(?:[-–.]\d{1,2})?[\s:：.．、]|(?:source|figure|fig\.)\b)/iu;
const MAX_CAPTION = 200;

declare module 'mdast' {
  interface ImageData {
    /** The line in the input of a caption that stood in a paragraph of its own. */
    captionLine?: number;
  }
}

type Placed = Readonly<{ blocks: readonly RootContent[]; remarks: readonly Remark[] }>;

const isFigure = (block: RootContent | undefined): block is Paragraph & { children: [Image] } =>
  block?.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'image';

function isCaption(block: RootContent | undefined): block is Paragraph {
  if (block?.type !== 'paragraph' || block.children.some(({ type }) => type === 'image')) return false;
  const text = nodeText(block).trim();
  return text.length <= MAX_CAPTION && CAPTION.test(text) && !text.includes('\n');
}

const TABLE_TITLE = /^表\s?[\d一二三四五六七八九十]/;

/** `表 1 …` before a table, or after an image that has its caption, is the table's. */
function isOfTable(caption: Paragraph, next: RootContent | undefined, { children }: { children: [Image] }): boolean {
  return TABLE_TITLE.test(nodeText(caption).trim()) && (next?.type === 'table' || Boolean(children[0].title));
}

/** A paragraph that is only the name of an image becomes the figure of an image that is missing. */
function readLeftover(block: RootContent, remarks: Remark[]): RootContent {
  if (block.type !== 'paragraph') return block;
  const name = nodeText(block).trim();
  if (!isImageName(name)) return block;
  // What names no image is text for a reader: the address alone says that one is missing.
  const known = isNamedImage(name);
  const url = known ? `missing:${name}` : 'missing:image';
  remarks.push({
    rule: 'image-named',
    kind: 'doubt',
    line: lineOf(block),
    message: `An image stood here, “${name}”: readers are told that it is missing. Put it into images/ and write its name.`,
    before: name,
    after: url,
  });
  return { ...block, children: [{ type: 'image', url, alt: '', title: null, position: block.position }] };
}

function takeCaption(figure: Paragraph & { children: [Image] }, caption: Paragraph, remarks: Remark[]): RootContent {
  const [image] = figure.children;
  const text = nodeText(caption).trim();
  const title = image.title ? `${image.title} ${text}` : text;
  remarks.push({
    rule: 'figure-caption',
    kind: 'changed',
    line: lineOf(caption),
    message: `“${text}” is the caption of the image before it now.`,
  });
  return { ...figure, children: [{ ...image, title, data: { ...image.data, captionLine: lineOf(caption) } }] };
}

/** Takes the images out of a node's content, each with its alternative text left in its place where `keepAlt` says so. */
function liftImages(node: Nodes, lifted: Image[]): Nodes[] {
  if (node.type === 'image') {
    lifted.push(node);
    return [];
  }
  if (!('children' in node)) return [node];
  const children = (node.children as Nodes[]).flatMap((child) => liftImages(child, lifted));
  if (children.length === 0 && node.children.length > 0 && node.type !== 'tableCell') return [];
  // The children are of the types they were.
  return [{ ...node, children } as Nodes];
}

const figureOf = (image: Image): Paragraph => ({ type: 'paragraph', children: [image], position: image.position });
const isBlank = (nodes: readonly PhrasingContent[]) =>
  nodes.every((node) => node.type === 'break' || nodeText(node).trim() === '') &&
  !nodes.some(({ type }) => type === 'footnoteReference' || type === 'citation' || type === 'image');

/** A paragraph with images among text, as paragraphs and figures in their order; other blocks with their images after them. */
function separate(block: RootContent, remarks: Remark[]): RootContent[] {
  const tell = (image: Image) =>
    remarks.push({
      rule: 'image-alone',
      kind: 'changed',
      line: lineOf(image) ?? lineOf(block),
      message: 'An image stood among text: it is a figure of its own now, after the text before it.',
    });
  if (isFigure(block)) return [block];
  if (block.type === 'paragraph') {
    const pieces: RootContent[] = [];
    let text: PhrasingContent[] = [];
    const flush = (): void => {
      if (!isBlank(text))
        pieces.push({ ...block, children: trimEdges(text), position: text[0]?.position ?? block.position });
      text = [];
    };
    for (const child of block.children) {
      const lifted: Image[] = [];
      const rest = liftImages(child, lifted);
      text.push(...(rest as PhrasingContent[]));
      if (lifted.length === 0) continue;
      flush();
      pieces.push(...lifted.map(figureOf));
    }
    flush();
    const images = pieces.filter(isFigure);
    if (images.length === 0) return [block];
    if (pieces.length > images.length) for (const { children } of images) tell(children[0]);
    return pieces;
  }
  const lifted: Image[] = [];
  const rest = liftImages(block, lifted) as RootContent[];
  lifted.forEach(tell);
  return lifted.length === 0 ? [block] : [...rest, ...lifted.map(figureOf)];
}

/** Without line breaks and blanks at its edges, which Markdown would have to write as references. */
function trimEdges(nodes: PhrasingContent[]): PhrasingContent[] {
  const from = nodes.findIndex(({ type }) => type !== 'break');
  const to = nodes.findLastIndex(({ type }) => type !== 'break');
  return nodes.slice(from, to + 1).map((node, index, { length }) => {
    if (node.type !== 'text') return node;
    const value = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === length - 1 ? value.trimEnd() : value };
  });
}

/**
 * Makes figures: an image stands alone in its paragraph; a paragraph that is only the name of an image (an identifier, a
 * file's name, `[图片]`) is the figure of one that is missing; a line after it that says its source, or `图 1 …`, is its caption.
 */
export function placeFigures(blocks: readonly RootContent[]): Placed {
  const remarks: Remark[] = [];
  const separated = blocks.flatMap((block) => separate(block, remarks)).map((block) => readLeftover(block, remarks));
  const placed: RootContent[] = [];
  for (const [index, block] of separated.entries()) {
    const last = placed.at(-1);
    if (isFigure(last) && isCaption(block) && !isOfTable(block, separated[index + 1], last))
      placed[placed.length - 1] = takeCaption(last, block, remarks);
    else placed.push(block);
  }
  return { blocks: placed, remarks };
}
