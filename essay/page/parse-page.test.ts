import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parsePage } from './parse-page';

const targets = [
  { slug: 'on-care', visibility: 'public' as const },
  { slug: 'secret', visibility: 'draft' as const },
];

function read(value: string) {
  const file = new VFile({ path: 'content/about/en.md', value });
  const page = parsePage(file, { lang: 'en', targets });
  return { page, messages: file.messages.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`) };
}

test('reads a page with a title, a summary and blocks without names', () => {
  const { page, messages } = read(
    '---\ntitle: About\nsummary: A room.\n---\n\nSee [care](/essays/on-care).\n\n## More\n\nText.\n',
  );
  expect(messages).toEqual([]);
  expect(page).toMatchObject({ title: 'About', summary: 'A room.' });
  expect(page?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
});

test('reports every mistake at its place: an unknown key, a skipped level, a link to a draft, a citation, an image', () => {
  const { page, messages } = read(
    '---\ntitle: About\nauthor: X\n---\n\nA [draft](/essays/secret).\n\n### Deep\n\nAs [@known] says.\n\n![Alt](images/a.png)\n',
  );
  expect(page).toBeUndefined();
  expect(messages).toEqual(
    expect.arrayContaining([
      'key-known 3:1',
      'link-published 6:3',
      'heading-levels 8:1',
      'page-plain 10:4',
      'page-plain 12:1',
    ]),
  );
});

test('needs front matter', () => {
  const { page, messages } = read('Text.\n');
  expect(page).toBeUndefined();
  expect(messages).toHaveLength(1);
});
