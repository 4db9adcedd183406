import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { listMessageLines } from './check/list-message-lines';
import { parseSite } from './site';

const SHIPPED = readFileSync(new URL('../content/site.yaml', import.meta.url), 'utf8');

function parse(value: string) {
  const file = new VFile({ path: 'site.yaml', value });
  return { site: parseSite(file), lines: listMessageLines(file), note: file.messages[0]?.note };
}

test('reads the site file that is shipped', () => {
  const { site, lines } = parse(SHIPPED);
  expect(lines).toEqual([]);
  expect(site?.name).toEqual({ zh: '三叶书斋', en: 'Trifolium Reading Room' });
});

test.each([
  'http://example.com',
  'https://example.com/',
  'https://example.com/room',
  'example.com',
  'javascript:alert(1)',
])('refuses the address %s', (address) => {
  const line = SHIPPED.split('\n').findIndex((text) => text.startsWith('address:')) + 1;
  expect(parse(SHIPPED.replace(/^address: .*$/m, `address: ${address}`)).lines).toEqual([
    `${line}:10 error value-possible Unexpected text \`${address}\` for \`address\`, expected an address with https://, without a path or a slash at its end`,
  ]);
});

test.each([
  ['https://例子.中国', 'https://xn--fsqu00a.xn--fiqs8s'],
  ['https://例子.中国:8443/', 'https://xn--fsqu00a.xn--fiqs8s:8443'],
  ['https://example.com:443', 'https://example.com'],
  ['HTTPS://Example.com/room', 'https://example.com'],
])('says how the address %s is to be written: %s', (address, written) => {
  const { site, note } = parse(SHIPPED.replace(/^address: .*$/m, `address: ${address}`));
  expect(site).toBeUndefined();
  expect(note).toBe(`Write \`address: ${written}\`.`);
  expect(parse(SHIPPED.replace(/^address: .*$/m, `address: ${written}`)).site?.address).toBe(written);
});

test.each(['https://"x', 'https://a..b', 'https://a&b'])('refuses the address %s, which is no name', (address) => {
  expect(parse(SHIPPED.replace(/^address: .*$/m, `address: '${address}'`)).site).toBeUndefined();
});

test('takes a public address', () => {
  expect(parse(SHIPPED.replace(/^address: .*$/m, 'address: https://example.com')).site?.address).toBe(
    'https://example.com',
  );
});

test('says which language of the name is missing, and which key is not known', () => {
  expect(parse(SHIPPED.replace(/^ {2}en: .*$/m, '  fr: a')).lines).toEqual([
    '1:1 error key-present Unexpected absence of `name.en`, expected text',
    '3:3 error key-known Unexpected key `fr`, expected a key that is known here',
  ]);
});

test('refuses a file that is empty', () => {
  expect(parse('').lines).toEqual(['1:1 error value-typed Unexpected empty value, expected lines `key: value`']);
});
