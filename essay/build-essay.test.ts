import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { buildEssay, type Essay } from './build-essay';
import type { SourceFrontMatter } from './model';

const FRONT_MATTER: SourceFrontMatter = { title: '题', authors: ['甲'], published: '2025-03-23' };

function build(zhText: string, enText?: string): Essay & { messages: string[] } {
  const zh = new VFile({ path: 'zh.md', value: zhText });
  const en = enText === undefined ? undefined : new VFile({ path: 'en.md', value: enText });
  const essay = buildEssay({
    slug: 'x',
    zh,
    en,
    zhFrontMatter: FRONT_MATTER,
    enFrontMatter: en && { title: 'T' },
    referenceKeys: new Set(['a']),
  });
  return { ...essay, messages: [...zh.messages, ...(en?.messages ?? [])].map(String) };
}

test('an essay is built from its two files, front matter in them', () => {
  const essay = build(
    '---\ntitle: 题\n---\n\n## 一 {#one}\n\n甲[@a]。[^n] ^aaaa\n\n[^n]: 注。',
    '---\ntitle: T\n---\n\n## One {#one}\n\nA [@a].[^n] ^aaaa\n\n[^n]: Note.',
  );
  expect(essay.messages).toEqual([]);
  expect(essay.pairs.map((pair) => pair.names)).toEqual([['one'], ['aaaa']]);
  expect(essay.outline).toMatchObject([{ name: 'one', depth: 2, children: [] }]);
  expect(essay.works).toMatchObject([{ key: 'a', number: 1 }]);
  expect(essay.notes).toMatchObject([{ label: 'n', number: 1 }]);
  expect(essay.measure).toMatchObject({ rows: 2, translated: 2 });
  expect(essay.pairs[1]?.zh[0]?.place.start).toMatchObject({ line: 7, column: 1 });
});

test('a draft without names, without a translation and with mistakes still has a page', () => {
  const essay = build('## 一\n\n甲[@b]。\n\n<p>乙</p>');
  expect(essay.pairs.map((pair) => pair.names)).toEqual([['h-1'], ['p-1'], ['p-2']]);
  expect(essay.outline.map((item) => item.name)).toEqual(['h-1']);
  expect(essay.messages).toEqual([
    'zh.md:5:1-5:9: Unexpected HTML, expected Markdown alone',
    'zh.md:1:1: Unexpected essay without a translation, expected en.md',
    'zh.md:3:2-3:6: Unexpected citation of `@b`, expected a key of references.yaml',
  ]);
});

test('the same files give the same essay', () => {
  const text = '## 一\n\n甲[@a]。\n\n乙。';
  expect(build(text)).toEqual(build(text));
});
