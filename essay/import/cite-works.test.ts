import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseReferences } from '../bibliography/parse-references';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { readMarkdown } from './read-markdown';

const CSL = JSON.stringify([
  { id: 'doe:2020', type: 'book', title: 'A', author: [{ family: 'Doe', given: 'Jane' }], abstract: '长' },
  { id: 'smith2020', type: 'article-journal', title: 'B', page: '1-2' },
  { id: 'doe-2020', type: 'book', title: 'C' },
  { id: '陈琪2024', type: 'book', title: '丁' },
  { id: 'unused', type: 'book', title: 'E' },
]);

function importWith(body: string, csl = CSL) {
  const source = `---\ntitle: 题\nbibliography: refs.json\n---\n\n${body}\n`;
  const read = readMarkdown(source, {
    names: ['refs.json'],
    texts: [{ name: 'refs.json', line: 3, text: csl }],
    remarks: [],
  });
  if ('reason' in read) throw new Error(read.reason);
  const draft = importFixture(read);
  const works = parseReferences(new VFile({ value: draft.references }));
  return {
    body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '').trim(),
    keys: works.map(({ id }) => id),
    told: draft.remarks
      .filter(({ rule }) => ['marker-answered', 'bibliography-read', 'entry-read'].includes(rule))
      .map(({ line, kind, message }) => `${line} ${kind} ${message}`),
    draft,
    // What is markup stands in no account.
    lost: findUnaccounted(source.replace(/^---$|^> |^- |\*\*|\[\^n\]:?/gm, ''), draft),
  };
}

describe('a citation by key', () => {
  test.each([
    ['文[@smith2020]。', '文[@smith2020]。', ['smith2020']],
    ['文[@smith2020, pp. 3-5; @unused]。', '文[@smith2020, 3-5; @unused]。', ['smith2020', 'unused']],
    ['文[@smith2020 p. 3]，又[-@smith2020]。', '文[@smith2020, 3]，又[@smith2020]。', ['smith2020']],
    ['文[@doe-2020]与[@doe:2020, 第三章]。', '文[@doe-2020]与[@doe-2020-2, 第三章]。', ['doe-2020', 'doe-2020-2']],
    ['文[@陈琪2024]与[@{smith2020}]。', '文[@chen-qi-2024]与[@smith2020]。', ['chen-qi-2024', 'smith2020']],
    ['> 文[@smith2020]\n\n- **文[@unused]**', '> 文[@smith2020]\n\n- **文[@unused]**', ['smith2020', 'unused']],
    ['文[^n]。\n\n[^n]: 见[@unused]。', '文[^n]。\n\n[^n]: 见[@unused]。', ['unused']],
  ])('%s', (source, expected, keys) => {
    const imported = importWith(source);
    expect(imported.body).toBe(expected);
    expect(imported.keys).toEqual(keys);
    expect(imported.lost).toEqual([]);
    expect(imported.told).toEqual([
      `3 changed \`refs.json\` was read: ${keys.length} of 5 entries are cited and stand in references.yaml, the others stay there.`,
    ]);
  });

  test.each([
    ['文[@nobody]。', '6 unplaced [@nobody] cites `nobody`, which refs.json does not have: it is kept as text.'],
    ['文[@unused; @no]。', '6 unplaced [@unused; @no] cites `no`, which refs.json does not have: it is kept as text.'],
    ['文[参见 @unused]。', '6 unplaced [参见 @unused] has words beside its keys: it is kept as text.'],
    [
      '文[@unused, @smith2020]。',
      '6 unplaced [@unused, @smith2020] has a comma where a semicolon parts two keys: it is kept as text.',
    ],
    ['@unused 说。', '6 unplaced @unused stands in the sentence: it is kept as text.'],
    ['@user 说，a@unused.com。', undefined],
  ])('is kept as it is written where it cannot be one: %s', (source, message) => {
    const imported = importWith(source);
    expect(imported.body.replaceAll('\\', '')).toBe(source);
    expect(imported.keys).toEqual([]);
    expect(imported.lost).toEqual([]);
    expect(imported.told.filter((line) => !line.includes('was read'))).toEqual(message === undefined ? [] : [message]);
  });
});

test('an entry has the fields of its file, without what no style prints, and its doubts', () => {
  const { draft, told } = importWith(
    '文[@a]。',
    '[{"id": "a", "type": "book", "title": "A",\n"DOI": ["x"], "keyword": "x"}]',
  );
  expect(draft.references).toBe('references:\n  - id: a\n    type: book\n    title: A\n');
  expect(draft.extra).toBe('');
  expect(told.find((line) => line.includes('doubt'))).toMatch(/^undefined doubt refs\.json:2 {2}Unexpected /);
});

test('a list in the text and a bibliography beside it have keys of their own', () => {
  const csl = '[{"id": "doe-2020", "type": "book", "title": "C"}]';
  const { body, keys } = importWith('文[@doe-2020]，又[1]。\n\n## 参考文献\n\n[1] Doe J. A[M]. X: Y, 2020.', csl);
  expect(body).toContain('文[@doe-2020]，又[@doe-2020-b]。');
  expect(keys).toEqual(['doe-2020-b', 'doe-2020']);
});

test('what is no bibliography is told at the line that names it, and its citations are kept', () => {
  const { body, told, lost } = importWith('文[@a]。', '{"a": 1}');
  expect(body).toBe('文\\[@a]。');
  expect(told).toEqual([
    expect.stringMatching(/^3 unplaced `refs\.json` could not be read as a bibliography: Unexpected .* \(line 1\)\./),
    '6 unplaced [@a] cites `a`, which refs.json does not have: it is kept as text.',
  ]);
  expect(lost).toEqual([]);
});
