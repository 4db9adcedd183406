import type { VFile } from 'vfile';
import { checkCharacters } from './check-characters';
import { buildPointAt } from './point-at';
import { hasErrors, reportError, reportWarning } from './report';

/** 512 KB: some 170,000 Han characters, a book; what is longer costs the parser more than it can be worth. */
export const MAX_TEXT_BYTES = 512 * 1024;

/** Whether UTF-8 is broken somewhere in `bytes`; a character cut off at the end is not counted as broken. */
function isBroken(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return false;
  } catch {
    return true;
  }
}

/** The text before the first byte that is not UTF-8. A prefix once broken stays broken, so the place can be halved. */
function textBeforeBreak(bytes: Uint8Array): string {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBroken(bytes.subarray(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return new TextDecoder('utf-8').decode(bytes.subarray(0, low), { stream: true });
}

/** Names the encoding that the bytes look like: GBK has the commonest Han characters, UTF-16 has NULs or its mark. */
function guessEncoding(bytes: Uint8Array): 'GBK' | 'UTF-16' | undefined {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || bytes.includes(0)) return 'UTF-16';
  try {
    const text = new TextDecoder('gbk', { fatal: true }).decode(bytes);
    return /[的是了在中国一有人，。]/.test(text) ? 'GBK' : undefined;
  } catch {
    return undefined;
  }
}

/**
 * From a file of bytes to its text, without BOM; undefined if it cannot be read on, and then an error on the file says
 * why. Everything that is wrong with bytes and characters is put on the file, each at its place.
 */
export function checkBytes(file: VFile): string | undefined {
  const bytes =
    typeof file.value === 'string' ? new TextEncoder().encode(file.value) : (file.value ?? new Uint8Array());

  if (bytes.length > MAX_TEXT_BYTES) {
    reportError(file, {
      ruleId: 'file-size',
      reason: 'Unexpected file of more than 512 KB, expected 512 KB at most',
      note: 'Divide the essay into parts.',
    });
    return undefined;
  }

  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const encoding = guessEncoding(bytes);
    const before = textBeforeBreak(bytes);
    reportError(file, {
      ruleId: 'encoding-utf-8',
      reason: `Unexpected byte that is not UTF-8${encoding ? ` (the file looks like ${encoding})` : ''}, expected UTF-8`,
      place: buildPointAt(before)(before.length),
      note: encoding
        ? `Save the file again as UTF-8, or run: iconv -f ${encoding} -t UTF-8 old.md > new.md`
        : 'Save the file again as UTF-8.',
    });
    return undefined;
  }

  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    reportWarning(file, {
      ruleId: 'no-byte-order-mark',
      reason: 'Unexpected byte order mark, expected UTF-8 without BOM',
      note: 'Save the file as “UTF-8”, not as “UTF-8 with BOM”.',
    });
  }
  checkCharacters(file, text);
  return hasErrors(file) ? undefined : text;
}
