import { expect, it } from 'vitest';
import { nearestKey } from './nearest-key';

const known = ['title', 'type', 'publisher-place', 'DOI', 'URL', 'issued'];

it('finds the key that was meant', () => {
  expect(nearestKey('titel', known)).toBe('title');
  expect(nearestKey('publisher_place', known)).toBe('publisher-place');
  expect(nearestKey('doi', known)).toBe('DOI');
});

it('finds none where none is near', () => {
  expect(nearestKey('favourite-colour', known)).toBeUndefined();
  expect(nearestKey('x'.repeat(100_000), known)).toBeUndefined();
});
