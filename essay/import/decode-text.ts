/** The encodings that are told apart. */
type Encoding = 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';

export type Decoded = Readonly<{ text: string; encoding: Encoding }>;
export type Refusal = Readonly<{ reason: string; note?: string }>;

const MAGIC: readonly (readonly [readonly number[], string, string?])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Save it as Word (.docx) or as plain text.'],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'a Word file of the old form (.doc)',
    'Open it in Word or LibreOffice and save it as .docx.',
  ],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive', 'A Word file has the ending .docx: give it that, or unpack the archive.'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF file', 'Open it in a word processor and save it as .docx.'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
  [[0xff, 0xd8, 0xff], 'an image'],
  [[0x47, 0x49, 0x46, 0x38], 'an image'],
];

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without its mark: of Latin text every second byte is NUL. */
function guessUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  });
  if (bytes.length % 2 !== 0 || even + odd < sample.length / 8) return undefined;
  return even > 4 * odd ? 'UTF-16BE' : odd > 4 * even ? 'UTF-16LE' : undefined;
}

/** What text never holds in quantity: control characters, unassigned and private code points. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\u007F]|\p{Cn}|\p{Co}/gu)?.length ?? 0;
  return odd <= sample.length / 50;
}

/**
 * From bytes to text and the encoding they were in: UTF-8, UTF-16 by its mark or by its NULs, else `declared` (what an HTML
 * file says of itself) or GB18030, of which GBK is a part. What is no text, or broken in every encoding, is refused with
 * the reason; no byte is ever replaced or passed over.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | Refusal {
  if (bytes.length === 0) return { reason: 'The file is empty.' };
  const magic = MAGIC.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (magic) return { reason: `The file is ${magic[1]}, not a text.`, ...(magic[2] && { note: magic[2] }) };

  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'UTF-16LE'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'UTF-16BE'
        : undefined;
  const wide = marked ?? guessUtf16(bytes);
  if (wide) {
    const text = decodeAs(wide, bytes);
    if (text !== undefined && looksLikeText(text)) return { text, encoding: wide };
    return { reason: `The file looks like ${wide} and is broken as such.`, note: 'Save it again as UTF-8.' };
  }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) {
    if (!looksLikeText(utf8)) return { reason: 'The file is binary, not a text.' };
    return { text: utf8, encoding: bom ? 'UTF-8 with BOM' : 'UTF-8' };
  }
  if (declared && !/^(?:utf-?8|gb[k\d-]*)$/i.test(declared)) {
    return { reason: `The file says that it is ${declared}, which is not read here.`, note: 'Save it again as UTF-8.' };
  }
  // Almost any bytes are GB18030: a text that is UTF-8 but for some places was damaged, and would come out as nonsense.
  const gb = isAlmostUtf8(bytes) ? undefined : decodeAs('gb18030', bytes);
  if (gb !== undefined && looksLikeText(gb)) return { text: gb, encoding: 'GB18030' };
  const at = firstBroken(bytes);
  return {
    reason: `The file is neither UTF-8 (from byte ${at + 1} on) nor GB18030.`,
    note: 'Save it again as UTF-8. If it was cut off or mended by a program, take it from its source again.',
  };
}

/** Whether at most a tenth of the characters beyond ASCII are no UTF-8. */
function isAlmostUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\uFFFD+/g)?.length ?? 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is not ASCII
  const sound = text.match(/[^\u0000-\u007F\uFFFD]/gu)?.length ?? 0;
  return sound > 0 && broken * 10 <= sound + 9;
}

/** The first byte that is not UTF-8. A prefix once broken stays broken, so that the place can be halved. */
function firstBroken(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low;
}
