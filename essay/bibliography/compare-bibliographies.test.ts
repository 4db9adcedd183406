import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { buildBibliography } from './build-bibliography';
import { compareBibliographies } from './compare-bibliographies';
import { parseReferences } from './parse-references';

const work = (id: string, title: string): string => `  - id: ${id}\n    type: book\n    title: ${title}\n`;
const build = (works: readonly string[], cited: readonly string[]) =>
  buildBibliography(
    cited.map((key, index) => ({ key, number: index + 1, places: [] })),
    parseReferences(new VFile({ value: `references:\n${works.join('')}` })),
    { edition: 2015 },
  );
const A = work('a', '甲书');
const B = work('b', '乙书');

test('nothing differs where only the order and the numbers do', () => {
  const { entries, removed } = compareBibliographies(build([A, B], ['a', 'b']), build([B, A], ['b', 'a']));
  expect([...entries, ...removed]).toEqual([]);
});

test('entries are added, changed word by word and removed', () => {
  const { entries, removed } = compareBibliographies(
    build([A, B], ['a', 'b']),
    build([work('a', '甲书新编'), work('c', '丙书')], ['c', 'a']),
  );
  expect(entries.get('c')).toEqual({ kind: 'added', wording: {} });
  expect(entries.get('a')?.kind).toBe('changed');
  expect(entries.get('a')?.wording.zh?.filter(({ kind }) => kind !== 'same')).toEqual([{ kind: 'ins', text: '新编' }]);
  expect(removed).toMatchObject([{ kind: 'removed', key: 'b', number: 2 }]);
  expect(removed[0]?.wording.zh).toEqual([{ kind: 'del', text: expect.stringContaining('乙书') }]);
});

test('one that is cited no more is changed, though its words are the same', () => {
  const { entries } = compareBibliographies(build([A, B], ['a', 'b']), build([A, B], ['a']));
  expect([...entries]).toEqual([['b', { kind: 'changed', wording: {}, cited: false }]]);
});
