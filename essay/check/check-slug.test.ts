import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { checkSlug, checkSlugUnique, type SlugOwner } from './check-slug';
import { listMessageLines } from './list-message-lines';

function check(slug: string) {
  const file = new VFile();
  checkSlug(file, slug);
  return { lines: listMessageLines(file), note: file.messages[0]?.note };
}

function checkUnique(essay: SlugOwner, others: SlugOwner[]) {
  const file = new VFile();
  checkSlugUnique(file, essay, others);
  return listMessageLines(file);
}

test.each(['ai-governance', 'a', '2025', 'essay-1', 'a'.repeat(80)])('takes the slug %s', (slug) => {
  expect(check(slug).lines).toEqual([]);
});

test.each([
  ['AI Governance', 'Rename the folder: `ai-governance`.'],
  ['a--b', 'Rename the folder: `a-b`.'],
  ['-a', 'Rename the folder: `a`.'],
  ['随笔', 'Rename the folder, with English words or pinyin.'],
])('refuses the slug %s and says how to write it', (slug, note) => {
  expect(check(slug)).toEqual({
    lines: [`1:1 error slug-form Unexpected slug \`${slug}\`, expected a–z, 0–9 and single hyphens`],
    note,
  });
});

test('refuses a slug of 81 characters', () => {
  expect(check('a'.repeat(81)).lines).toEqual([
    '1:1 error slug-length Unexpected slug of 81 characters, expected 80 at most',
  ]);
});

test.each(['search', 'preview', '404', 'essays'])('keeps %s for the site', (slug) => {
  expect(check(slug).lines).toEqual([
    `1:1 error slug-free Unexpected slug \`${slug}\`, expected a word that the site does not use itself`,
  ]);
});

test('lets essays with addresses of their own be', () => {
  expect(checkUnique({ slug: 'a', formerly: ['b'] }, [{ slug: 'c', formerly: ['d'] }])).toEqual([]);
});

test('refuses slugs that differ in case alone', () => {
  expect(checkUnique({ slug: 'a', formerly: [] }, [{ slug: 'A', formerly: [] }])).toEqual([
    '1:1 error slug-unique Unexpected slug `a`, which is also that of `A`, expected one essay for each',
  ]);
});

test('refuses a slug that another essay had, an old slug that another had too, and one that is in use', () => {
  expect(checkUnique({ slug: 'a', formerly: ['x', 'a'] }, [{ slug: 'b', formerly: ['a', 'x'] }])).toEqual([
    '1:1 error slug-unique Unexpected slug `a`, which `b` had formerly, expected an address that leads nowhere else',
    '1:1 error slug-unique Unexpected `x` in `formerly`, which `b` has there too, expected an address that leads nowhere else',
    '1:1 error slug-unique Unexpected `a` in `formerly`, which `b` has there too, expected an address that leads nowhere else',
  ]);
});
