import { zipSync } from 'fflate';
import type { Element, ElementContent, Root } from 'hast';
import mammoth from 'mammoth';
import type { Refusal } from '../essay/import/decode-text';
import { findLost } from '../essay/import/find-lost';
import { attribute, htmlText, isElement, listElements, mapElements, parseHtml } from '../essay/import/html-tree';
import type { Manuscript, Remark, StatedMatter } from '../essay/import/manuscript';
import { readArticle } from '../essay/import/read-html';
import { takeStatedBlocks } from '../essay/import/take-stated-blocks';
import { readZip } from './read-zip';
import { flattenFormulas, readWordText, tellAside, withoutHidden } from './word-text';

/** A Word file as a manuscript, with the images it holds by the addresses they have in it. */
export type WordManuscript = Readonly<{ manuscript: Manuscript; embedded: ReadonlyMap<string, Uint8Array> }>;

/** Styles that mammoth does not know by itself: Word's title and quotations, and the headings of WPS. */
const STYLES = [
  "p[style-name='Title'] => p.document-title:fresh",
  "p[style-name='Subtitle'] => p.document-subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='引用'] => blockquote > p:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
];

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Every node of a paragraph has the paragraph's number for its line: a Word file has no lines. */
function numberParagraphs(tree: Root): Element {
  const body = listElements(tree, ({ tagName }) => tagName === 'body')[0];
  const place = (node: ElementContent, line: number): ElementContent => {
    const point = { line, column: 1 };
    const position = { start: point, end: point };
    return isElement(node)
      ? { ...node, position, children: node.children.map((child) => place(child, line)) }
      : { ...node, position };
  };
  const children = (body?.children ?? []).map((child, index) => place(child, index + 1));
  return { type: 'element', tagName: 'div', properties: {}, children };
}

/** Paragraphs in the styles of titles are the title and subtitle. */
function takeTitle(body: Element, remarks: Remark[]): { body: Element; matter: StatedMatter } {
  let matter: StatedMatter = {};
  const children = body.children.filter((child) => {
    if (!isElement(child)) return true;
    const style = attribute(child, 'className');
    const field = style === 'document-title' ? 'title' : style === 'document-subtitle' ? 'subtitle' : undefined;
    const words = htmlText(child).replace(/\s+/g, ' ').trim();
    if (!field || words === '' || matter[field] !== undefined) return true;
    matter = { ...matter, [field]: words };
    const line = child.position?.start.line;
    remarks.push({
      rule: 'matter-stated',
      kind: 'changed',
      line,
      message: `“${words}” was moved to the front matter, as \`${field}\`.`,
      before: words,
      after: words,
    });
    return false;
  });
  return { body: { ...body, children }, matter };
}

/** A first heading of level 1 that is the only one is the title, if no style says another. */
function takeHeading(body: Element, matter: StatedMatter, remarks: Remark[]): { body: Element; matter: StatedMatter } {
  const headings = body.children.filter((child): child is Element => isElement(child) && child.tagName === 'h1');
  const [first] = headings;
  if (
    matter.title !== undefined ||
    headings.length !== 1 ||
    first === undefined ||
    body.children.find(isElement) !== first
  )
    return { body, matter };
  const words = htmlText(first).replace(/\s+/g, ' ').trim();
  if (
    words === '' ||
    listElements(first, ({ tagName }) => tagName === 'a' || tagName === 'img').some(
      (one) => one.tagName === 'img' || attribute(one, 'href'),
    )
  )
    return { body, matter };
  remarks.push({
    rule: 'matter-stated',
    kind: 'changed',
    line: 1,
    message: `“${words}” was moved to the front matter, as \`title\`.`,
    before: words,
    after: words,
  });
  return {
    body: { ...body, children: body.children.filter((child) => child !== first) },
    matter: { ...matter, title: words },
  };
}

/** mammoth puts an arrow behind each note: the file has none. */
const isArrow = ({ rule, before }: Remark) => rule === 'note-taken' && before === '↑';
const isOfNotes = ({ rule }: Remark) => rule === 'marker-placed' || rule === 'note-taken';

/** What a reader sees of mammoth's HTML, without the numbers and arrows that it adds for notes. */
function readerText(tree: Root): string {
  return htmlText(
    mapElements(tree, (element) =>
      element.tagName === 'a' && /^#(?:foot|end)note-/.test(attribute(element, 'href')) ? [] : undefined,
    ),
  );
}

/**
 * Reads a Word file (Office Open XML): paragraphs, headings by their styles, lists, tables, notes, images. It is unpacked
 * within limits first, and nothing outside of it is read. Comments, heads and feet of pages, deleted text, and whatever else
 * does not come through, are remarks that hold the text. What is no Word file, encrypted or broken is refused.
 */
export async function readWord(bytes: Uint8Array): Promise<WordManuscript | Refusal> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    return {
      reason: 'The file is a Word file of the old form (.doc), or protected by a password.',
      note: 'Open it and save it as .docx, without a password.',
    };
  }
  const files = readZip(bytes);
  if (typeof files === 'string')
    return { reason: files, note: 'Open the file in Word or LibreOffice and save it again.' };
  if (!files.has('word/document.xml'))
    return { reason: 'The archive is no Word file: word/document.xml is not in it.' };
  const parts = new Map(
    [...files].filter(([name]) => /^word\/[\w-]+\.xml$/.test(name)).map(([name, value]) => [name, decode(value)]),
  );
  const remarks: Remark[] = [...tellAside(parts)];
  for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']) {
    const visible = withoutHidden(parts.get(name) ?? '');
    if (visible.hidden !== '') {
      parts.set(name, visible.xml);
      const message = 'Text that is hidden in Word was left out.';
      remarks.push({ rule: 'word-text', kind: 'left-out', message, before: visible.hidden });
    }
    const { xml, formulas } = flattenFormulas(visible.xml);
    for (const formula of formulas) {
      remarks.push({
        rule: 'word-text',
        kind: 'doubt',
        message: `A formula is only its characters now, “${formula}”: write it as it should be.`,
      });
    }
    if (formulas.length > 0) parts.set(name, xml);
  }
  const rebuilt = {
    ...Object.fromEntries(files),
    ...Object.fromEntries([...parts].map(([name, xml]) => [name, new TextEncoder().encode(xml)])),
  };

  const embedded = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const src = `embedded:${embedded.size + 1}`;
    embedded.set(src, new Uint8Array());
    embedded.set(src, new Uint8Array(await image.readAsArrayBuffer()));
    return { src };
  });
  const converted = await mammoth
    .convertToHtml(
      { buffer: Buffer.from(zipSync(rebuilt, { level: 0 })) },
      { styleMap: STYLES, convertImage, externalFileAccess: false },
    )
    .catch((error: Error) => error.message);
  if (typeof converted === 'string')
    return {
      reason: `The Word file cannot be read: ${converted.slice(0, 200)}`,
      note: 'Open it in Word or LibreOffice and save it again.',
    };

  for (const message of new Set(converted.messages.map((one) => one.message))) {
    if (!/^Unrecognised paragraph style|^Unrecognised run style/.test(message)) {
      remarks.push({ rule: 'word-text', kind: 'doubt', message: `The reader of Word files says: ${message}.` });
    }
  }
  const { tree } = parseHtml(converted.value);
  const lost = findLost(readWordText(parts), readerText(tree));
  if (lost !== '')
    remarks.push({
      rule: 'word-text',
      kind: 'left-out',
      message: `${lost.length} characters of the text did not come through.`,
      before: lost,
    });

  const styled = takeTitle(numberParagraphs(tree), remarks);
  const titled = takeHeading(styled.body, styled.matter, remarks);
  const own: Remark[] = [];
  const blocks = readArticle(titled.body, own);
  // Word counts its notes itself: their numbers, and the arrows back, are no characters of the text.
  const told = own.filter((remark) => !isArrow(remark));
  remarks.push(...told.map((remark) => (isOfNotes(remark) ? { ...remark, before: '' } : remark)));
  const stated = takeStatedBlocks(blocks, titled.matter);
  const manuscript: Manuscript = {
    kind: 'word',
    blocks: stated.blocks,
    matter: stated.matter,
    remarks: [...remarks, ...stated.remarks],
    placeIn: (node) => node.position?.start ?? { line: 1, column: 1 },
  };
  return { manuscript, embedded };
}
