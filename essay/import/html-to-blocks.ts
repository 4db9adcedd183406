import type { Element, ElementContent, Nodes as HastNodes, Text as HastText } from 'hast';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { NOTE_TAG, WAY_SIGN } from './html-notes';
import { attribute, htmlText, isElement, listElements, mapElements } from './html-tree';
import type { Remark } from './manuscript';

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'0123456789+-=()n'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? plain]),
  ),
  '−': '⁻',
};
const SUBSCRIPT: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? plain]),
);
/** `[1]`, `1`, `1-3`, `①`, also with pages after them, as GB/T 7714 sets them: `[1]12-15`. */
const MARKER =
  /^(?:[[［【〔(（]\s?[\d０-９]{1,3}(?:\s?[-－–—,，、]\s?[\d０-９]{1,3})*\s?[\]］】〕)）].{0,30}|\d{1,3}(?:[-–—,，、]\d{1,3})*|[\u2460-\u2473])$/u;
const LAZY = ['dataSrc', 'dataOriginal', 'dataActualsrc', 'dataActualSrc', 'dataLazySrc', 'dataOriginalSrc', 'dataUrl'];

const text = (value: string, at: HastNodes): HastText => ({ type: 'text', value, position: at.position });

/** What was written before a superscript, to tell `m²` from a marker. */
function textBefore(element: Element, parent: HastNodes | undefined): string {
  if (!parent || !('children' in parent)) return '';
  const at = (parent.children as HastNodes[]).indexOf(element);
  return (parent.children as HastNodes[]).slice(0, Math.max(0, at)).map(htmlText).join('').slice(-8);
}

/** Raised and lowered text as Unicode has it, where it has all of it. */
function shift(element: Element, table: Readonly<Record<string, string>>): string | undefined {
  const characters = [...htmlText(element).trim()];
  const shifted = characters.map((character) => table[character]);
  return characters.length > 0 && shifted.every((character) => character !== undefined) ? shifted.join('') : undefined;
}

function buildHandlers(remarks: Remark[]): Record<string, Handle> {
  const lineOf = (element: Element) => element.position?.start.line;
  const all = (state: State, element: Element) => state.all(element) as Nodes[];
  const shifted = (state: State, element: Element, table: Readonly<Record<string, string>>): Nodes[] => {
    const value = shift(element, table);
    const written = htmlText(element).trim();
    if (value === undefined) {
      if (written !== '') {
        const message = `“${written}” was raised or lowered: it stands on the line now.`;
        remarks.push({ rule: 'html-form', kind: 'changed', line: lineOf(element), message });
      }
      return all(state, element);
    }
    const message = `“${written}”, raised or lowered, is ${value} now.`;
    remarks.push({ rule: 'html-form', kind: 'changed', line: lineOf(element), message, before: written, after: value });
    return [{ type: 'text', value, position: element.position }];
  };
  const handlers: Record<string, (state: State, element: Element, parent?: HastNodes) => unknown> = {
    [NOTE_TAG]: (_, element) => {
      const label = attribute(element, 'label');
      return { type: 'footnoteReference', identifier: label, label, position: element.position };
    },
    sup: (state, element, parent) => {
      const written = htmlText(element).trim();
      if (listElements(element, ({ tagName }) => tagName === NOTE_TAG).length > 0) return all(state, element);
      const before = textBefore(element, parent);
      // 10² and m²: a short Latin word or a number before a bare number.
      const power = /^\d+$/.test(written) && /(?:^|[^\p{L}])(?:\d+|[\p{sc=Latin}\p{sc=Greek}]{1,2})\s?$/u.test(before);
      if (power || !MARKER.test(written)) return shifted(state, element, SUPERSCRIPT);
      // Not yet known whether a list answers it: `placeMarkers` finds out.
      return {
        type: 'footnoteReference',
        identifier: written,
        label: written,
        data: { marker: { written } },
        position: element.position,
      };
    },
    sub: (state, element) => shifted(state, element, SUBSCRIPT),
    u: all,
    mark: all,
    ins: all,
    wbr: () => [],
    q: (state, element) => {
      remarks.push({
        rule: 'html-form',
        kind: 'changed',
        line: lineOf(element),
        message: 'Quotation marks stand around a quotation now.',
        before: '',
        after: '“”',
      });
      return [{ type: 'text', value: '“' }, ...all(state, element), { type: 'text', value: '”' }];
    },
  };
  // Each gives nodes that may stand where its element stood.
  return handlers as unknown as Record<string, Handle>;
}

/** The text of a formula, as its author wrote it where the page still has that. */
function formulaText(element: Element): string {
  const source = listElements(
    element,
    (one) => one.tagName === 'annotation' && /tex/i.test(attribute(one, 'encoding')),
  )[0];
  return source ? htmlText(source).trim() : attribute(element, 'alttext') || htmlText(element);
}

/** Formulas that a page shows as images, with their TeX for a description. */
const FORMULA_IMAGE = /\/equation\?tex=|\/latex\?|latex\.codecogs\.com/;

function buildFormula(element: Element, before: string, formula: string, remarks: Remark[]): Element {
  remarks.push({
    rule: 'html-form',
    kind: 'doubt',
    line: element.position?.start.line,
    message: `A formula is written as “${formula}” now: compare it.`,
    before,
    after: formula,
  });
  const children = [text(formula, element)];
  return { type: 'element', tagName: 'code', properties: {}, children, position: element.position };
}

/** A link's own address: without a protocol it is https, and a site's detour (`link.zhihu.com/?target=…`) leads to what it names. */
function straighten(element: Element, remarks: Remark[]): readonly Element[] | undefined {
  const written = attribute(element, 'href');
  const href = written.startsWith('//') ? `https:${written}` : written;
  if (!URL.canParse(href)) return undefined;
  const { hostname, searchParams } = new URL(href);
  const [target] = /^links?\./.test(hostname)
    ? ['target', 'to', 'url'].flatMap((name) => searchParams.get(name) ?? [])
    : [];
  const own = target !== undefined && /^https?:\/\//.test(target) && URL.canParse(target) ? target : href;
  if (own === written) return undefined;
  const message = `The link of “${htmlText(element).trim().slice(0, 40)}” leads to ${own} now, not to ${written}.`;
  const line = element.position?.start.line;
  remarks.push({ rule: 'link-followed', kind: 'changed', line, message });
  return [{ ...element, properties: { ...element.properties, href: own } }];
}

/** Brings a tree into the form that can be made Markdown of: addresses of images that load late, captions, formulas, tables within tables. */
function prepare<Node extends HastNodes>(tree: Node, remarks: Remark[]): Node {
  const lineOf = (element: Element) => element.position?.start.line;
  return mapElements(tree, (element): readonly ElementContent[] | undefined => {
    const { tagName } = element;
    const className = attribute(element, 'className');
    if (tagName === 'img') {
      const late = LAZY.map((name) => attribute(element, name)).find(Boolean);
      const src = late || attribute(element, 'src') || attribute(element, 'srcSet').split(/[\s,]/)[0] || '';
      if (src === '') {
        remarks.push({
          rule: 'image-present',
          kind: 'left-out',
          line: lineOf(element),
          message: 'An image without an address was left out.',
          before: attribute(element, 'alt'),
        });
        return [];
      }
      const formula = attribute(element, 'alt').trim();
      if (formula !== '' && FORMULA_IMAGE.test(src)) return [buildFormula(element, formula, formula, remarks)];
      return [{ ...element, properties: { src, alt: element.properties.alt ?? '', title: element.properties.title } }];
    }
    if (tagName === 'a' && attribute(element, 'href').startsWith('#') && WAY_SIGN.test(htmlText(element))) {
      const before = htmlText(element).trim();
      if (listElements(element, (one) => one.tagName === 'img').length > 0) return undefined;
      if (before !== '') {
        const message = `“${before}”, a link within the page, was left out.`;
        remarks.push({ rule: 'html-form', kind: 'left-out', line: lineOf(element), message, before });
      }
      return [];
    }
    if (tagName === 'a') return straighten(element, remarks);
    if (tagName === 'math' || /(?:^|\s)katex(?:\s|$)/.test(className)) {
      return [buildFormula(element, htmlText(element).trim(), formulaText(element), remarks)];
    }
    if (tagName === 'pre') return joinCode(element);
    if (tagName === 'figure') return [foldCaption(element, remarks)];
    if (tagName === 'menu') return [{ ...element, tagName: 'ul' }];
    if (tagName === 'summary') return [{ ...element, tagName: 'p' }];
    if (tagName === 'table') return unfoldTable(element, remarks);
    return undefined;
  });
}

/** Code of which each line is an element of its own, as WeChat has it, as one; the language that it names beside it. */
function joinCode(pre: Element): readonly Element[] | undefined {
  const lines = pre.children.filter((child): child is Element => isElement(child) && child.tagName === 'code');
  const [first] = lines;
  if (first === undefined || lines.length < 2) return undefined;
  const children = lines.flatMap((line, index) => [...(index > 0 ? [text('\n', line)] : []), ...line.children]);
  const language = attribute(pre, 'dataLang');
  const properties = { ...first.properties, ...(language && { className: [`language-${language}`] }) };
  return [{ ...pre, children: [{ ...first, properties, children }] }];
}

function foldCaption(figure: Element, remarks: Remark[]): Element {
  const images = listElements(figure, ({ tagName }) => tagName === 'img');
  const caption = listElements(figure, ({ tagName }) => tagName === 'figcaption')[0];
  const image = images[0];
  const words = caption && htmlText(caption).trim();
  const plain =
    caption &&
    listElements(caption, ({ tagName }) => tagName === 'a' || tagName === 'sup' || tagName === NOTE_TAG).length === 0;
  if (!image || images.length > 1 || !words || !plain || attribute(image, 'title')) return figure;
  remarks.push({
    rule: 'figure-caption',
    kind: 'changed',
    line: caption.position?.start.line,
    message: `“${words}” is the caption of its image now.`,
  });
  return mapElements(figure, (element) => {
    if (element.tagName === 'figcaption') return [];
    return element.tagName === 'img'
      ? [{ ...element, properties: { ...element.properties, title: words } }]
      : undefined;
  });
}

/** A table's caption as a paragraph before it; tables within cells as their text. */
function unfoldTable(table: Element, remarks: Remark[]): readonly ElementContent[] {
  const captions = table.children.filter((child): child is Element => isElement(child) && child.tagName === 'caption');
  const children = table.children
    .filter((child) => !captions.includes(child as Element))
    .map((child) =>
      mapElements(child, (element) => {
        if (element.tagName !== 'table') return undefined;
        remarks.push({
          rule: 'html-form',
          kind: 'doubt',
          line: element.position?.start.line,
          message: 'A table within a table is only its text now: compare it.',
        });
        return listElements(element, ({ tagName }) => tagName === 'td' || tagName === 'th').flatMap((cell) => [
          ...cell.children,
          text(' ', cell),
        ]);
      }),
    );
  const unfolded = promoteHeader({ ...table, children }, remarks);
  tellSpans(unfolded, remarks);
  return [...captions.map((caption): Element => ({ ...caption, tagName: 'p' })), unfolded];
}

/** Cells over several columns or rows, of which Markdown has none: the words stand in the first, the others are empty. */
function tellSpans(table: Element, remarks: Remark[]): void {
  const wide = listElements(table, (one) => {
    return ['colSpan', 'rowSpan'].some((name) => Number(attribute(one, name) || 1) > 1) && htmlText(one).trim() !== '';
  });
  if (wide.length === 0) return;
  const words = wide.map((one) => `“${htmlText(one).trim().slice(0, 20)}”`).join(', ');
  const message = `Cells of a table are joined, ${words}: Markdown has no such cells. The words stand in the first, the others are empty.`;
  remarks.push({ rule: 'html-form', kind: 'doubt', line: wide[0]?.position?.start.line, message });
}

/** Of a table without header cells the first row is the header: Markdown has no table without one. */
function promoteHeader(table: Element, remarks: Remark[]): Element {
  const [first] = listElements(table, ({ tagName }) => tagName === 'tr');
  if (first === undefined || listElements(table, ({ tagName }) => tagName === 'th').length > 0) return table;
  const line = first.position?.start.line;
  const message = 'The first row of a table was taken for its header.';
  remarks.push({ rule: 'html-form', kind: 'doubt', line, message });
  let seen = false;
  return mapElements(table, (element) => {
    if (element.tagName !== 'tr' || seen) return undefined;
    seen = true;
    const cells = element.children.map((cell) =>
      isElement(cell) && cell.tagName === 'td' ? { ...cell, tagName: 'th' } : cell,
    );
    return [{ ...element, children: cells }];
  });
}

/** Two or more line breaks in a row part paragraphs. */
function splitAtBreaks(block: RootContent): readonly RootContent[] {
  if (block.type !== 'paragraph') return [block];
  const pieces: PhrasingContent[][] = [[]];
  let breaks = 0;
  for (const child of block.children) {
    if (child.type === 'break') {
      breaks += 1;
      continue;
    }
    if (child.type === 'text' && child.value.trim() === '' && breaks > 0) continue;
    if (breaks > 1) pieces.push([]);
    else if (breaks === 1 && pieces.at(-1)?.length) pieces.at(-1)?.push({ type: 'break' });
    breaks = 0;
    pieces.at(-1)?.push(child);
  }
  const filled = pieces.filter((piece) => piece.length > 0);
  return filled.map(
    (children): Paragraph => ({ type: 'paragraph', children, position: children[0]?.position ?? block.position }),
  );
}

/** From part of a page to a flow of blocks, with places; what it cannot be in Markdown is a remark. */
export function htmlToBlocks(part: Extract<HastNodes, { children: unknown }>, remarks: Remark[]): RootContent[] {
  const prepared = prepare(part, remarks);
  const root = toMdast(
    { type: 'root', children: prepared.type === 'root' ? prepared.children : [prepared as ElementContent] },
    // Line ends are kept: between two Han they are no blank, which is settled when the draft is read.
    { document: true, newlines: true, handlers: buildHandlers(remarks) },
  );
  return root.type === 'root' ? root.children.flatMap(splitAtBreaks) : [root as RootContent];
}
