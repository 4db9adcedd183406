import { expect, test } from 'vitest';
import { parseQuoted, parseRange, passageAddress } from './link-state';

const NAMES = new Set(['k3f7', 'm2p9', 'led-by-government', 'made-in-zh']);
const isName = (name: string) => NAMES.has(name);
const rangeIn = (address: string) => parseRange(new URL(address, 'https://a.example/zh/essays/x'), isName);

test('reads what a link quotes, in its order', () => {
  expect(parseQuoted('?q=k3f7-zh.1a2b3c4d,led-by-government-en.00000000')).toEqual([
    { name: 'k3f7', lang: 'zh', hash: '1a2b3c4d' },
    { name: 'led-by-government', lang: 'en', hash: '00000000' },
  ]);
});

test.each(['', '?q=', '?q=k3f7', '?q=k3f7-fr.1a2b3c4d', '?q=k3f7-zh.1a2b', '?q=%ff', '?q=<b>-zh.1a2b3c4d', '?to=x'])(
  'reads nothing out of %j',
  (search) => {
    expect(parseQuoted(search)).toEqual([]);
  },
);

test('keeps what is well formed beside what is not', () => {
  expect(parseQuoted('?q=..,k3f7-zh.1a2b3c4d,%00')).toHaveLength(1);
});

test('reads no more states than a link may carry', () => {
  expect(parseQuoted(`?q=${'k3f7-zh.1a2b3c4d,'.repeat(1000)}`)).toHaveLength(64);
});

test('reads a range in both its forms', () => {
  expect(rangeIn('?to=m2p9#k3f7')).toEqual({ from: 'k3f7', to: 'm2p9' });
  expect(rangeIn('#k3f7..m2p9')).toEqual({ from: 'k3f7', to: 'm2p9' });
});

test('reads the language of a range at either end', () => {
  const range = { from: 'k3f7', to: 'm2p9', lang: 'en' };
  for (const address of ['?to=m2p9#k3f7-en', '#k3f7-en..m2p9-en', '#k3f7-en..m2p9', '#k3f7..m2p9-en'])
    expect(rangeIn(address)).toEqual(range);
});

test('takes a name that ends like a language for the name it is', () => {
  expect(rangeIn('#k3f7..made-in-zh')).toEqual({ from: 'k3f7', to: 'made-in-zh' });
});

test.each([
  '#k3f7',
  '?to=m2p9',
  '#k3f7..',
  '#..m2p9',
  '#k3f7..gone',
  '#k3f7..m2p9..k3f7',
  '#k3f7...m2p9',
  '?to=%ff#k3f7',
  '#k3f7-zh..m2p9-en',
  '?to=<b>#k3f7',
])('reads no range out of %s', (address) => {
  expect(rangeIn(address)).toBeUndefined();
});

test('writes what it reads', () => {
  const quoted = [{ name: 'k3f7', lang: 'zh', hash: '1a2b3c4d' }] as const;
  const address = passageAddress('/zh/essays/x', { from: 'k3f7', to: 'm2p9', lang: 'zh', quoted });
  expect(address).toBe('/zh/essays/x?to=m2p9&q=k3f7-zh.1a2b3c4d#k3f7-zh');
  expect(rangeIn(address)).toEqual({ from: 'k3f7', to: 'm2p9', lang: 'zh' });
  expect(parseQuoted(new URL(address, 'https://a.example').search)).toEqual(quoted);
  expect(passageAddress('/zh/essays/x', { from: 'k3f7', to: 'k3f7' })).toBe('/zh/essays/x#k3f7');
});

test('writes no more wordings than a link may carry, so that it reads all that it wrote', () => {
  const quoted = Array.from({ length: 70 }, (_, at) => ({ name: `k${at}`, lang: 'en', hash: '1a2b3c4d' }) as const);
  const address = passageAddress('/zh/essays/x', { from: 'k0', to: 'k69', quoted });
  expect(new URL(address, 'https://a.example').searchParams.get('q')?.split(',')).toHaveLength(64);
  expect(parseQuoted(new URL(address, 'https://a.example').search)).toEqual(quoted.slice(0, 64));
});
