import type { Heading, Image, Nodes, Paragraph, RootContent } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { reportError } from '../check/report';
import type { Block, FigureBlock, HeadingBlock } from '../model';
import { plainText } from '../plain-text';
import { joinLines, joinPhrasing } from './join-lines';
import { type SourceText, sourceOf, startOf } from './source-text';
import { checkCodeNames, takeListNames, takeQuotationNames, takeTableNames } from './take-inner-names';
import { checkNamesWithin, takeBlockNames, takeHeadingName } from './take-names';

/** Names in a paragraph of their own, for the block before it. */
export type NamesAlone = Readonly<{ kind: 'names'; names: readonly string[]; place: Position }>;

const NOWHERE: Position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const MISSING = 'missing:';

/** Says so for each image within other content: only an image alone in a paragraph is a figure. */
export function checkImages(nodes: readonly Nodes[], source: SourceText): void {
  for (const node of nodes) {
    visit(node, 'image', (image) => {
      reportError(source.file, {
        ruleId: 'image-alone',
        reason: 'Unexpected image among other content, expected an image alone in a paragraph',
        place: image.position,
        note: 'Put a blank line before and after the image; its caption is its title: `![…](images/x.png "…")`.',
      });
    });
  }
}

function buildFigure(image: Image, base: Pick<FigureBlock, 'lang' | 'names' | 'place'>): FigureBlock {
  const missing = image.url.startsWith(MISSING);
  const caption = image.title ?? '';
  return {
    ...base,
    kind: 'figure',
    plain: caption,
    src: missing ? image.url.slice(MISSING.length) : image.url,
    missing,
    alt: image.alt ?? '',
    caption,
  };
}

function buildParagraph(node: Paragraph, source: SourceText): Block | NamesAlone {
  const { lang } = source;
  const place = node.position ?? NOWHERE;
  const taken = takeBlockNames(node.children, source);
  if (taken.only) return { kind: 'names', names: taken.names, place };
  checkNamesWithin(
    source,
    startOf(node),
    taken.names.length > 0 ? taken.offset : startOf(node) + sourceOf(source, node).length,
  );

  const base = { lang, names: taken.names, place };
  const image = taken.children.length === 1 ? taken.children[0] : undefined;
  if (image?.type === 'image') return buildFigure(image, base);
  checkImages(taken.children, source);
  const children = joinPhrasing(taken.children, lang);
  return { ...base, kind: 'paragraph', plain: plainText(children), children };
}

function buildHeading(node: Heading, source: SourceText): HeadingBlock {
  const taken = takeHeadingName(node.children, source);
  checkImages(taken.children, source);
  const children = joinPhrasing(taken.children, source.lang);
  return {
    lang: source.lang,
    names: taken.names,
    place: node.position ?? NOWHERE,
    kind: 'heading',
    plain: plainText(children),
    // Level 1 was made 2 when the tree was settled.
    depth: node.depth as HeadingBlock['depth'],
    children,
  };
}

/**
 * From one node of a settled tree's flow to a block with its names, or to names that stand alone. Undefined for what is no
 * block (a settled tree holds none). Misplaced names and images are reported on the file, and kept where they can be.
 */
export function buildBlock(node: RootContent, source: SourceText): Block | NamesAlone | undefined {
  const { lang } = source;
  const place = node.position ?? NOWHERE;
  switch (node.type) {
    case 'paragraph':
      return buildParagraph(node, source);
    case 'heading':
      return buildHeading(node, source);
    case 'list': {
      const taken = takeListNames(node, source);
      const list = joinLines(taken.node, lang);
      checkImages([list], source);
      return { lang, names: taken.names, place, kind: 'list', plain: plainText([list]), node: list };
    }
    case 'blockquote': {
      const taken = takeQuotationNames(node, source);
      const quotation = joinLines(taken.node, lang);
      checkImages([quotation], source);
      return { lang, names: taken.names, place, kind: 'quotation', plain: plainText([quotation]), node: quotation };
    }
    case 'table': {
      const taken = takeTableNames(node, source);
      const table = joinLines(taken.node, lang);
      checkImages([table], source);
      return { lang, names: taken.names, place, kind: 'table', plain: plainText([table]), node: table };
    }
    case 'code':
      checkCodeNames(node, source);
      return {
        lang,
        names: [],
        place,
        kind: 'code',
        plain: node.value,
        language: node.lang ?? undefined,
        value: node.value,
      };
    default:
      return undefined;
  }
}
