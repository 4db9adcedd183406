import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseReferences } from '../bibliography/parse-references';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { parseText } from '../parse/parse-text';
import { parseOutline } from './parse-outline';
import { readText } from './read-text';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const SOURCE = read('../fixtures/essay-1-ai-governance.txt');
const COMMITTED = '../../content/essays/ai-governance';

// The outline of the essay, as its author gives it.
const OUTLINE = `
国内人工智能发展最新情况
国内人工智能治理现状:国家驱动,追求平衡
  政府主导
  追求平衡
全球人工智能治理困境与中国优势
  全球人工智能治理困境
    全球人工智能治理碎片化
    全球人工智能治理标准缺乏共识
    各国参与全球人工智能治理意愿较低
  中国参与全球人工智能治理的优势
    技术领域突破
    全球南方支持
中国参与全球人工智能治理的路径建议
后记
参考文献
`;

const draft = importFixture(readText(SOURCE, { outline: parseOutline(OUTLINE).headings }));

function listReferences(references: string, extra: string) {
  return parseReferences(
    new VFile({ path: 'references.yaml', value: references }),
    new VFile({ path: 'references.extra.yaml', value: extra }),
  );
}

/** Blocks as they are written, without names and with citations by the places of their entries in the bibliography. */
function listBlocks(zh: string, keys: readonly string[]): readonly string[] {
  const file = new VFile({ path: 'zh.md', value: zh });
  const { blocks } = parseText(file, { lang: 'zh' });
  return blocks.map(({ kind, place, names }) => {
    const written = zh.slice(place.start.offset, place.end.offset);
    const bare = names.reduce((text, name) => text.replace(` ^${name}`, '').replace(` {#${name}}`, ''), written);
    return `${kind} ${bare.replace(/@([\w-]+)/g, (_, key: string) => `@${keys.indexOf(key)}`)}`;
  });
}

const committed = listReferences(read(`${COMMITTED}/references.yaml`), read(`${COMMITTED}/references.extra.yaml`));
const imported = listReferences(draft.references, draft.extra);

describe('the first essay, imported with its outline,', () => {
  test('has the committed Chinese body, block by block, names and keys aside', () => {
    const expected = listBlocks(
      read(`${COMMITTED}/zh.md`),
      committed.map(({ id }) => id),
    );
    expect(
      listBlocks(
        draft.zh,
        imported.map(({ id }) => id),
      ),
    ).toEqual(expected);
    expect(expected).toHaveLength(48);
  });

  test('has its 19 entries, each as it was written, with the committed numbers, notes and works that are the same', () => {
    const view = (entries: typeof committed) =>
      entries.map(({ original, label, kind, sameAs = [] }) => ({
        original,
        label,
        kind,
        sameAs: sameAs.map((key) => entries.findIndex(({ id }) => id === key)).sort(),
      }));
    expect(view(imported)).toEqual(view(committed));
    expect(imported).toHaveLength(19);
  });

  test('has the committed fields of each entry', () => {
    const view = (entries: typeof committed) =>
      entries.map(({ id: _id, place: _place, en: _en, doubt: _doubt, sameAs: _sameAs, ...fields }) => fields);
    expect(view(imported)).toEqual(view(committed));
  });

  test('has every character of the text in the draft or in a remark', () => {
    expect(findUnaccounted(SOURCE, draft)).toEqual([]);
  });

  test('has its front matter from its last lines, and says that no licence is stated', () => {
    expect(draft.matter).toMatchObject({
      title: '随笔一',
      authors: ['Trifolium'],
      published: '2025-03-23',
      updated: '2025-03-24',
      source: 'https://trifoliumolitary.netlify.app/post/essay-1-ai-governance.html',
    });
    expect(draft.remarks).toContainEqual(expect.objectContaining({ kind: 'left-out', line: 148, before: '许可协议' }));
  });

  test('has as many marks set full-width as were counted in it by hand', () => {
    const widened = draft.remarks.filter(({ rule, kind }) => rule === 'punctuation-full-width' && kind === 'changed');
    const count = (mark: string) => widened.filter(({ before }) => before === mark).length;
    // Of the six colons one stays: `Digital Empires:The Global Battle` has its own.
    expect([count(','), count(':'), count(';'), count('('), count(')')]).toEqual([259, 5, 11, 17, 17]);
  });

  test('keeps its punctuation if it is told to', () => {
    const kept = importFixture(readText(SOURCE), { keepPunctuation: true });
    expect(kept.zh).toContain('首先,在搭建“算力工厂”方面,');
    expect(kept.remarks.some(({ rule }) => rule === 'punctuation-full-width')).toBe(false);
    expect(findUnaccounted(SOURCE, kept)).toEqual([]);
  });

  test('tells the lines of the missing image, of its caption, and of each entry that no marker cites', () => {
    const lines = (rule: string) => draft.remarks.filter((remark) => remark.rule === rule).map(({ line }) => line);
    expect(lines('image-named')).toEqual([17]);
    expect(lines('figure-caption')).toEqual([19]);
    expect(lines('entry-cited')).toEqual([131, 133, 135, 137]);
  });
});

test('without an outline all its headings are alike, and a remark names their lines', () => {
  const alike = importFixture(readText(SOURCE));
  expect(alike.counts.headings).toBe(15);
  expect(alike.zh).not.toMatch(/^###/m);
  expect(alike.remarks).toContainEqual(
    expect.objectContaining({ rule: 'heading-levels', kind: 'doubt', message: expect.stringContaining('13 of 15') }),
  );
  expect(findUnaccounted(SOURCE, alike)).toEqual([]);
});
