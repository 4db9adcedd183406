import { expect, test } from 'vitest';
import type { SearchPart } from '../essay/search/build-search-index';
import { partsOf, type SearchManifest } from '../essay/search/search-manifest';
import type { SearchText } from '../essay/search/search-text';
import type { Part } from './assets';
import { buildSearchFiles, isForSearch } from './search-files';

const type = 'application/json; charset=utf-8';
const textOf = (slug: string, zh: string, en: string): Part => {
  const text: SearchText = { title: { zh: '题', en: 'Title' }, passages: [['k3f7', 1, zh, en]] };
  return { address: `/essays/${slug}/text.json`, body: Buffer.from(JSON.stringify(text)), type };
};
const parts: readonly Part[] = [
  textOf('b', '治理', 'Governing'),
  { address: '/essays/b/quoting.json', body: Buffer.from('{}'), type },
  textOf('a', '规范', 'Norms'),
];

test('writes a manifest and parts whose names hold the hashes of their content', () => {
  const [manifest, ...files] = buildSearchFiles(parts);
  expect(manifest?.address).toBe('/search/index.json');
  const { slugs, lengths, parts: addresses }: SearchManifest = JSON.parse(String(manifest?.body));
  expect(slugs).toEqual(['a', 'b']);
  expect(lengths).toEqual([1, 1, 1, 1]);
  expect(addresses).toEqual(files.map(({ address }) => address));
  for (const { address } of files) expect(address).toMatch(/^\/assets\/terms-[0-9a-f]{16}\.json$/);
});

test('lists where each term occurs, by the numbers of the texts', () => {
  const [manifest, ...files] = buildSearchFiles(parts);
  const { firsts, ...rest }: SearchManifest = JSON.parse(String(manifest?.body));
  expect(partsOf({ firsts, ...rest }, 'govern', false)).toEqual([0]);
  const { terms, postings }: SearchPart = JSON.parse(String(files[0]?.body));
  const of = (term: string) => postings[terms.split(' ').indexOf(term)];
  expect(of('govern')).toEqual([3 * 4]);
  expect(of('治理')).toEqual([1 * 4]);
  // Eight times for being in a title: the third step.
  expect(of('题')).toEqual([2, 2]);
});

test('writes the same files for the same texts in another order', () => {
  expect(buildSearchFiles(parts.toReversed())).toEqual(buildSearchFiles(parts));
});

test('writes an empty index where there is no essay', () => {
  const files = buildSearchFiles([]);
  expect(files.map(({ body }) => String(body))).toEqual(['{"slugs":[],"lengths":[],"firsts":[],"parts":[]}']);
});

test('knows which files only a search loads', () => {
  expect(['/essays/a/text.json', '/assets/terms-0123456789abcdef.json'].map(isForSearch)).toEqual([true, true]);
  expect(['/essays/a/quoting.json', '/assets/style-0123456789abcdef.css', '/zh/search'].map(isForSearch)).toEqual([
    false,
    false,
    false,
  ]);
});
