import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createUnpack } from './plain-bodies';

const pack = (text: string): Buffer => gzipSync(Buffer.from(text));

test('gives the plain bytes, and the same buffer while they are kept', () => {
  const unpack = createUnpack(100);
  const packed = pack('x'.repeat(50));
  const plain = unpack(packed);
  expect(String(plain)).toBe('x'.repeat(50));
  expect(unpack(packed)).toBe(plain);
});

test('lets go of what was not asked for the longest when the budget is spent', () => {
  const unpack = createUnpack(100);
  const [a, b, c] = [pack('a'.repeat(40)), pack('b'.repeat(40)), pack('c'.repeat(40))];
  const [plainA, plainB] = [unpack(a), unpack(b)];
  unpack(a);
  unpack(c);
  expect(unpack(a)).toBe(plainA);
  expect(unpack(b)).not.toBe(plainB);
});

test('keeps nothing that is larger than the budget', () => {
  const unpack = createUnpack(100);
  const large = pack('x'.repeat(101));
  const small = pack('y');
  const plain = unpack(small);
  expect(unpack(large)).not.toBe(unpack(large));
  expect(unpack(small)).toBe(plain);
});
