import type { Remark } from '../essay/import/manuscript';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The content of each element of a name, in order. The names looked for hold no element of their own name. */
function listContents(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  const open = new RegExp(`<${name}(?:\\s[^>]*)?(/?)>`, 'g');
  const close = `</${name}>`;
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    if (match[1] === '/' || match[0].endsWith('/>')) continue;
    const end = xml.indexOf(close, open.lastIndex);
    if (end < 0) break;
    found.push(xml.slice(open.lastIndex, end));
    open.lastIndex = end + close.length;
  }
  return found;
}

const textOf = (xml: string, name = 'w:t') => listContents(xml, name).map(decodeXml).join('');

/** XML without the newer of two forms of one thing, where there are both (a text box, a drawing): the older is read. */
function withoutChoices(xml: string): string {
  let rest = '';
  let at = 0;
  for (let start = xml.indexOf('<mc:Choice', at); start >= 0; start = xml.indexOf('<mc:Choice', at)) {
    const end = xml.indexOf('</mc:Choice>', start);
    if (end < 0) break;
    const after = end + '</mc:Choice>'.length;
    rest += xml.slice(at, xml.startsWith('<mc:Fallback', after) ? start : after);
    at = after;
  }
  return rest + xml.slice(at);
}

/** Formulas (Office MathML) as runs of their own characters, so that their text stays where it stood. */
export function flattenFormulas(xml: string): Readonly<{ xml: string; formulas: readonly string[] }> {
  const formulas: string[] = [];
  let out = '';
  let at = 0;
  const open = /<m:oMath(?:\s[^>]*)?>/g;
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    const end = xml.indexOf('</m:oMath>', open.lastIndex);
    if (end < 0) break;
    const inner = listContents(xml.slice(open.lastIndex, end), 'm:t').join('');
    formulas.push(decodeXml(inner));
    out += `${xml.slice(at, match.index)}<w:r><w:t xml:space="preserve">${inner}</w:t></w:r>`;
    at = end + '</m:oMath>'.length;
    open.lastIndex = at;
  }
  const flat = (out + xml.slice(at)).replace(
    /<\/?m:oMathPara(?:\s[^>]*)?>|<m:oMathParaPr>[\s\S]{0,500}?<\/m:oMathParaPr>/g,
    '',
  );
  return { xml: formulas.length > 0 ? flat : xml, formulas };
}

const HIDDEN = /<w:vanish(?:\s*\/|\s+w:val="(?:1|true|on)"\s*\/?)>/;

/** XML without the runs that are hidden (`w:vanish`, ECMA-376 §17.3.2.41), and their text. */
export function withoutHidden(xml: string): Readonly<{ xml: string; hidden: string }> {
  let [rest, hidden, at] = ['', '', 0];
  const open = /<w:r(?:\s[^<>]*)?><w:rPr>/g;
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    const properties = xml.indexOf('</w:rPr>', open.lastIndex);
    const end = xml.indexOf('</w:r>', open.lastIndex);
    if (properties < 0 || end < 0) break;
    const content = xml.slice(properties, end);
    // A run with others in it is a text box's: what is hidden in that says so itself.
    if (!HIDDEN.test(xml.slice(open.lastIndex, properties)) || /<w:r[\s>]/.test(content)) continue;
    hidden += textOf(content);
    rest += xml.slice(at, match.index);
    at = end + '</w:r>'.length;
    open.lastIndex = at;
  }
  return { xml: at === 0 ? xml : rest + xml.slice(at), hidden };
}

/** The text that a reader of a Word file sees: its body and its notes. */
export function readWordText(parts: ReadonlyMap<string, string>): string {
  return ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']
    .map((name) => textOf(withoutChoices(parts.get(name) ?? '')))
    .join('');
}

const ASIDE: readonly (readonly [RegExp, string])[] = [
  [/^word\/comments\.xml$/, 'A comment'],
  [/^word\/header\d*\.xml$/, 'The head of the pages'],
  [/^word\/footer\d*\.xml$/, 'The foot of the pages'],
];

/** What of a Word file is no part of its text, each a remark that holds it: comments, heads and feet of pages, text that was deleted with the changes tracked. */
export function tellAside(parts: ReadonlyMap<string, string>): readonly Remark[] {
  const remarks: Remark[] = [];
  for (const [name, xml] of parts) {
    const what = ASIDE.find(([pattern]) => pattern.test(name))?.[1];
    const texts =
      what === 'A comment' ? listContents(xml, 'w:comment').map((one) => textOf(one)) : what ? [textOf(xml)] : [];
    for (const before of texts) {
      if (before.trim() === '') continue;
      remarks.push({ rule: 'word-text', kind: 'left-out', message: `${what} is no part of the text.`, before });
    }
    const deleted = textOf(xml, 'w:delText');
    if (deleted === '') continue;
    const message = 'Text that was deleted, with the changes tracked, was left out.';
    remarks.push({ rule: 'word-text', kind: 'left-out', message, before: deleted });
  }
  return remarks;
}
