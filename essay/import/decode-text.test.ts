import { expect, test } from 'vitest';
import { decodeText } from './decode-text';

const TEXT = '政府主导，追求平衡。AI governance\n';
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = new Uint8Array((text.length + (mark ? 1 : 0)) * 2);
  const view = new DataView(bytes.buffer);
  [...(mark ? '\uFEFF' : ''), ...text].forEach((character, index) => {
    view.setUint16(index * 2, character.charCodeAt(0), !bigEndian);
  });
  return bytes;
};
// 政府 in GBK, and U+4E02, which only GB18030's larger set and GBK's user area hold.
const GBK = new Uint8Array([0xd5, 0xfe, 0xb8, 0xae, 0xd6, 0xf7, 0xb5, 0xbc, 0x0a]);
const GB18030 = new Uint8Array([...GBK, 0x95, 0x32, 0x82, 0x36]);

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT), TEXT],
  ['UTF-8 with BOM', new TextEncoder().encode(`\uFEFF${TEXT}`), TEXT],
  ['UTF-16LE', utf16(TEXT, false, true), TEXT],
  ['UTF-16BE', utf16(TEXT, true, true), TEXT],
  ['UTF-16LE', utf16('Governance of AI, in plain words.\n', false, false), 'Governance of AI, in plain words.\n'],
  ['GB18030', GBK, '政府主导\n'],
  ['GB18030', GB18030, '政府主导\n𠀀'],
])('%s is told from the bytes', (encoding, bytes, text) => {
  expect(decodeText(bytes)).toEqual({ encoding, text });
});

test.each([
  ['an empty file', new Uint8Array(), 'The file is empty.'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7\n'), 'The file is a PDF, not a text.'],
  [
    'an old Word file',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
    'The file is a Word file of the old form (.doc), not a text.',
  ],
  ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), 'The file is an image, not a text.'],
  ['binary data', Uint8Array.from({ length: 400 }, (_, index) => index % 5), 'The file is binary, not a text.'],
  [
    'half of UTF-16',
    new Uint8Array([0xff, 0xfe, 0x3f, 0x65, 0x9c]),
    'The file looks like UTF-16LE and is broken as such.',
  ],
  ['UTF-8 cut within a character', new TextEncoder().encode('政府').subarray(0, 4), 'The file is neither UTF-8'],
])('%s is refused with the reason', (_, bytes, reason) => {
  const refused = decodeText(bytes);
  expect('reason' in refused && refused.reason).toContain(reason);
});

test('a page that says it is in an encoding not read here is refused, not guessed', () => {
  expect(decodeText(new Uint8Array([0xa4, 0xa4, 0xa4, 0xe5]), 'big5')).toMatchObject({
    reason: 'The file says that it is big5, which is not read here.',
  });
});
