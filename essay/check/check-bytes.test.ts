import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { checkBytes, MAX_TEXT_BYTES } from './check-bytes';
import { listMessageLines } from './list-message-lines';

function check(value: Uint8Array | string) {
  const file = new VFile({ path: 'zh.md', value: typeof value === 'string' ? new TextEncoder().encode(value) : value });
  return { text: checkBytes(file), lines: listMessageLines(file), note: file.messages[0]?.note };
}

const bytes = (...values: number[]) => Uint8Array.from(values);

test('gives the text of a file that is right, with Han, emoji joined by joiners and tabs', () => {
  expect(check('治理\t👩‍🔬 naïve café\n')).toEqual({ text: '治理\t👩‍🔬 naïve café\n', lines: [], note: undefined });
});

test('says that a file is GBK, at the line and column of its first wrong byte', () => {
  // 「AI\n的治理」 in GBK
  const { text, lines, note } = check(bytes(0x41, 0x49, 0x0a, 0x78, 0xb5, 0xc4, 0xd6, 0xce, 0xc0, 0xed));
  expect(text).toBeUndefined();
  expect(lines).toEqual([
    '2:2 error encoding-utf-8 Unexpected byte that is not UTF-8 (the file looks like GBK), expected UTF-8',
  ]);
  expect(note).toBe('Save the file again as UTF-8, or run: iconv -f GBK -t UTF-8 old.md > new.md');
});

test('says that a file is UTF-16', () => {
  expect(check(bytes(0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00)).lines).toEqual([
    '1:1 error encoding-utf-8 Unexpected byte that is not UTF-8 (the file looks like UTF-16), expected UTF-8',
  ]);
});

test('names the place of a byte in the middle of a character, and of a character cut off at the end', () => {
  expect(check(bytes(0xe6, 0xb2, 0xbb, 0xe7, 0x90, 0x21)).lines).toEqual([
    '1:2 error encoding-utf-8 Unexpected byte that is not UTF-8, expected UTF-8',
  ]);
  expect(check(bytes(0x61, 0x0a, 0xe7, 0x90)).lines).toEqual([
    '2:1 error encoding-utf-8 Unexpected byte that is not UTF-8, expected UTF-8',
  ]);
});

test('refuses a file of more than 512 KB, and takes one of exactly that', () => {
  expect(check('a'.repeat(MAX_TEXT_BYTES)).lines).toEqual([]);
  expect(check('a'.repeat(MAX_TEXT_BYTES + 1))).toMatchObject({
    text: undefined,
    lines: ['1:1 error file-size Unexpected file of more than 512 KB, expected 512 KB at most'],
  });
});

test('refuses NUL and control characters, a run of them once', () => {
  expect(check('a\u0000\u0000b\n\u001b[31m')).toMatchObject({
    text: undefined,
    lines: [
      '1:2 error no-control-characters Unexpected control character U+0000 (NUL), expected text',
      '2:1 error no-control-characters Unexpected control character U+001B, expected text',
    ],
  });
});

test('refuses direction overrides', () => {
  expect(check('abc\u202Edef').lines).toEqual([
    '1:4 error no-bidi-overrides Unexpected direction override U+202E, expected text in the order in which it is read',
  ]);
});

test('refuses conflict markers, and takes ======= under a heading', () => {
  expect(check('Title\n=======\n').lines).toEqual([]);
  expect(check('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n').lines).toEqual([
    '1:1 error no-conflict-markers Unexpected Git conflict marker `<<<<<<<`, expected a merged text',
    '3:1 error no-conflict-markers Unexpected Git conflict marker `=======`, expected a merged text',
    '5:1 error no-conflict-markers Unexpected Git conflict marker `>>>>>>>`, expected a merged text',
  ]);
});

test('warns of a byte order mark and of CRLF, and gives the text without the mark', () => {
  const { text, lines } = check('\uFEFFa\r\nb\r\n');
  expect(text).toBe('a\r\nb\r\n');
  expect(lines).toEqual([
    '1:1 warning no-byte-order-mark Unexpected byte order mark, expected UTF-8 without BOM',
    '1:2 warning line-ends-lf Unexpected carriage return at the end of a line, expected LF',
  ]);
});

test('warns of characters without width', () => {
  expect(check('治\u200B理 w\u200Dord').lines).toEqual([
    '1:2 warning no-zero-width-characters Unexpected invisible character U+200B (zero-width space), expected none',
    '1:6 warning no-zero-width-characters Unexpected invisible character U+200D (zero-width joiner), expected none',
  ]);
});

test.each([
  ['锟斤拷锟斤拷', '锟斤拷锟斤拷'],
  ['it â€œsaysâ€', 'â€œ'],
  ['cafÃ©', 'Ã©'],
  ['a\uFFFDb', '\uFFFD'],
])('warns of mojibake in %s', (text, found) => {
  expect(check(text).lines[0]).toBe(
    `1:${text.indexOf(found) + 1} warning no-mojibake Unexpected \`${found}\`, which looks like text read in the wrong encoding, expected readable text`,
  );
});

test('counts what is found more than a hundred times instead of listing it', () => {
  const { lines } = check('\u200Ba'.repeat(150));
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toBe(
    '1:1 warning no-zero-width-characters Unexpected 50 more places of this kind, expected none',
  );
});
