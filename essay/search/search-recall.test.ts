import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMatches } from './find-matches';
import { essayOf, searchIn } from './fixtures/search-in';
import { foldText } from './fold';
import { listRuns } from './list-runs';
import { parseQuery } from './parse-query';
import { stemOf } from './terms';

const lines = readFileSync(new URL('../fixtures/essay-1-ai-governance.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /\p{Script=Han}/u.test(line));
const essays = Array.from({ length: 5 }, (_, at) =>
  essayOf(
    `essay-${at}`,
    lines.filter((_, line) => line % 5 === at).map((line) => [line, 'Governing artificial intelligence.'] as const),
  ),
);

test.each([1, 2, 50, undefined])(
  'finds every passage by any one to six Han characters of it, in parts of %s',
  (size) => {
    const search = searchIn(essays, 'zh', size);
    const substring = fc
      .tuple(fc.nat({ max: essays.length - 1 }), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([essay, passage, run, length]) => {
        const passages = essays[essay]?.text.passages ?? [];
        const [name = '', , zh = ''] = passages[passage % passages.length] ?? [];
        const rows = zh.match(/\p{Script=Han}+/gu) ?? [];
        const row = rows[run % rows.length] ?? '';
        const start = run % Math.max(1, row.length - length + 1);
        return { slug: `essay-${essay}`, name, query: row.slice(start, start + length) };
      });
    fc.assert(
      fc.property(substring, ({ slug, name, query }) => {
        const found = search(query);
        const names = found.find((each) => each.slug === slug)?.passages.map((passage) => passage.name);
        expect(names).toContain(name);
        for (const { passages } of found) {
          for (const { text, matches } of passages)
            for (const { start, end } of matches) expect(text.slice(start, end)).toBe(query);
        }
      }),
      { numRuns: size === undefined ? 400 : 60 },
    );
  },
);

test('finds every passage by each word of it in any of its forms', () => {
  const search = searchIn([essayOf('forms', [['', 'The governance of models is governed by those who govern.']])]);
  for (const query of ['governance', 'GOVERNING', 'governs', 'governed', 'model', 'gove']) {
    expect(
      search(query).map(({ slug }) => slug),
      query,
    ).toEqual(['forms']);
  }
  expect(search('gov')[0]?.passages[0]?.matches).toHaveLength(3);
  expect(search('gov ')).toEqual([]);
});

test('does not take characters that stand apart for a row', () => {
  const search = searchIn([essayOf('apart', [['三足并立，鼎立于前；足，鼎。', '']])]);
  expect(search('三足鼎立')).toEqual([]);
  expect(search('鼎立')).toHaveLength(1);
});

test('finds in a text exactly the words whose stem is that of the word asked for', () => {
  const text = readFileSync(new URL('../../content/essays/ai-governance/en.md', import.meta.url), 'utf8').slice(
    0,
    6000,
  );
  const more =
    'Happily happy, filing a file; hopping hopes, ability, durability, 2025年AI治理 AIs x2 naïve Naive don’t.';
  for (const sample of [text, more]) {
    const words = listRuns(foldText(sample)).filter(({ kind }) => kind === 'word');
    for (const asked of new Set(words.map((word) => word.text))) {
      const expected = words.filter((word) => stemOf(word.text) === stemOf(asked)).map(({ start }) => start);
      const found = findMatches(sample, parseQuery(`${asked} `)).map(({ start }) => start);
      expect(found, asked).toEqual(expected);
    }
  }
});
