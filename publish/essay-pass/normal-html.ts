const TAG_OR_TEXT = /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/g;
const ATTRIBUTE = /([^\s=]+)(="[^"]*")?/g;

/** HTML § 13.2.6.5: attributes of SVG whose capitals a parser keeps; every other name it makes small. */
const KEPT_CAPITALS: ReadonlySet<string> = new Set([
  'viewBox',
  'preserveAspectRatio',
  'gradientUnits',
  'clipPathUnits',
]);

/** Elements whose text is not markup, and is left as it is. */
const RAW = /<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g;

/**
 * From the markup that React writes to the same document as the HTML standard serialises it (§ 13.3): names of attributes
 * in small letters, no slash in void elements, and only those characters escaped that have to be. What `toDocument` makes
 * of the same tree is the same bytes.
 */
export function normalHtml(markup: string): string {
  let result = '';
  let from = 0;
  for (const raw of markup.matchAll(RAW)) {
    const start = raw[0].indexOf('>') + 1;
    result += normalMarkup(markup.slice(from, raw.index + start)) + raw[0].slice(start);
    from = raw.index + raw[0].length;
  }
  return result + normalMarkup(markup.slice(from));
}

function normalMarkup(markup: string): string {
  return markup.replace(TAG_OR_TEXT, (whole, slash: string | undefined, name: string | undefined, list = '') => {
    if (name === undefined)
      return whole.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('\u00a0', '&nbsp;');
    if (slash) return `</${name}>`;
    return `<${name}${list === '' ? '' : normalAttributes(list)}>`;
  });
}

function normalAttributes(list: string): string {
  return Array.from(list.matchAll(ATTRIBUTE), ([, name = '', value = '=""']) => {
    const small = KEPT_CAPITALS.has(name) ? name : name.toLowerCase();
    return ` ${small}${value.replaceAll('&#x27;', "'").replaceAll('\u00a0', '&nbsp;')}`;
  }).join('');
}
