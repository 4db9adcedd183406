/** A word in one of the forms in which it could lie in a file, as bytes. */
export type Disguise = Readonly<{ word: string; form: string; bytes: Buffer }>;

/** Bytes below which a form is too common to say anything. */
const SHORTEST = 6;

const escapeEach = (text: string, toReference: (code: number, character: string) => string): string =>
  Array.from(text, (character) => toReference(character.codePointAt(0) ?? 0, character)).join('');

const utf16Units = (text: string, write: (hex: string) => string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    return unit < 0x80 ? text.charAt(at) : write(unit.toString(16).padStart(4, '0'));
  }).join('');

/** The part of a text's base64 that is the same whatever stands before and after it, when it begins `offset` bytes into a group of three. */
function base64At(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  // Six bits a character: those that the text alone decides.
  return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** Every form of a word: itself in NFC and NFD, and each of those as addresses, JSON, HTML, CSS and base64 would have it. */
export function disguisesOf(word: string): readonly Disguise[] {
  const normal = { 'as it is': word, NFC: word.normalize('NFC'), NFD: word.normalize('NFD') };
  const made = Object.entries(normal).flatMap(([normalForm, text]) => {
    const uri = encodeURIComponent(text);
    const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const base64 = [0, 1, 2].map((offset) => base64At(text, offset));
    const forms: Readonly<Record<string, readonly string[]>> = {
      plain: [text],
      URL: [uri, uri.toLowerCase(), encodeURI(text), uri.replaceAll('%20', '+')],
      JSON: [
        JSON.stringify(text).slice(1, -1),
        utf16Units(text, (hex) => `\\u${hex}`),
        utf16Units(text, (hex) => `\\u${hex.toUpperCase()}`),
      ],
      HTML: [
        html,
        html.replaceAll('"', '&quot;'),
        escapeEach(text, (code, character) => (code < 0x80 ? character : `&#${code};`)),
        escapeEach(text, (code, character) => (code < 0x80 ? character : `&#x${code.toString(16)};`)),
        escapeEach(text, (code, character) => (code < 0x80 ? character : `&#x${code.toString(16).toUpperCase()};`)),
      ],
      CSS: [text.replace(/[^\w-]/g, (character) => (character < '\x80' ? `\\${character}` : character))],
      base64,
      base64url: base64.map((each) => each.replaceAll('+', '-').replaceAll('/', '_')),
      hex: [Buffer.from(text).toString('hex')],
    };
    return [
      ...Object.entries(forms).flatMap(([form, texts]) =>
        texts.map((each) => ({ word, form: `${form}, ${normalForm}`, bytes: Buffer.from(each) })),
      ),
      { word, form: `UTF-16, ${normalForm}`, bytes: Buffer.from(text, 'utf16le') },
    ];
  });
  const distinct = new Map(made.map((each) => [each.bytes.toString('hex'), each]));
  return [...distinct.values()].filter(({ bytes }) => bytes.length >= SHORTEST);
}
