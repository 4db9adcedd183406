import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SOUND_TARGET } from '../publish/hosts/sound-target';
import { judge } from './gate';

const SOUND = new RegExp(`^GET ${SOUND_TARGET} HTTP/1[.][01]$`);

const isSoundForNginx = (target: string): boolean => SOUND.test(`GET ${target} HTTP/1.1`);
const isSoundForGate = (target: string): boolean =>
  judge({ method: 'GET', target, httpVersion: '1.1', hosts: ['localhost'] }).kind === 'pass';

const HEX = [...'0123456789abcdefABCDEF'];
const PIECES = [
  '/',
  '//',
  '.',
  '..',
  '%2e',
  '%2E',
  '%',
  '\\',
  '?',
  '#',
  '"',
  "'",
  '$',
  '{',
  '}',
  '[',
  ']',
  '^',
  '|',
  '~',
  ':',
  '@',
];
const piece = fc.oneof(
  fc.constantFrom(
    ...PIECES,
    'zh',
    'essays',
    '%2f',
    '%5c',
    '%00',
    '%7f',
    '%25',
    '%e5%a2%a8',
    '%c2%85',
    '%ed%a0%80',
    '%f0%9f%98%80',
  ),
  fc.tuple(fc.constantFrom(...HEX), fc.constantFrom(...HEX)).map(([a, b]) => `%${a}${b}`),
  fc
    .array(fc.constantFrom(...'89abAB'), { minLength: 1, maxLength: 3 })
    .map((digits) => digits.map((d) => `%${d}0`).join('')),
  fc.string({ unit: 'binary', maxLength: 2 }),
);

test('the pattern for nginx takes exactly the addresses that the gate takes', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const target = `/${pieces.join('')}`;
      // A space would end the target in the request line, and never reaches the gate.
      fc.pre(!target.includes(' '));
      expect(isSoundForNginx(target), target).toBe(isSoundForGate(target));
    }),
    { numRuns: 20_000, seed: 20_260_301 },
  );
});

test('every single byte and every pair of escapes is judged alike', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0')}`);
  const characters = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((each) => each !== ' ');
  const targets = [
    ...[...bytes, ...characters].flatMap((each) => [`/${each}`, `/zh/${each}`, `/a${each}b/`, `/zh?${each}`]),
    ...bytes.flatMap((first) => bytes.map((second) => `/${first}${second}`)),
  ];
  expect(targets.filter((target) => isSoundForNginx(target) !== isSoundForGate(target))).toEqual([]);
  expect(targets.filter(isSoundForNginx).length).toBeGreaterThan(1000);
});

test.each(['', 'zh', 'http://localhost/zh', '*', '//', '/zh//x', '/./', '/..', '/%2e%2e/x', '/zh/.?a'])(
  'neither takes %j',
  (target) => {
    expect([isSoundForNginx(target), isSoundForGate(target)]).toEqual([false, false]);
  },
);

test.each(['/', '/?', '/zh/', '/...', '/.a', '/%2ea', '/zh?a=/../\\', '/%F4%8F%BF%BF'])('both take %j', (target) => {
  expect([isSoundForNginx(target), isSoundForGate(target)]).toEqual([true, true]);
});
