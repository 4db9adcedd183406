import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { EssayFiles } from '../../essay/essay-files';
import { keepReadable, type Readable } from './keep-readable';

const file = (path: string, value: string | Uint8Array) =>
  new VFile({ path, value: typeof value === 'string' ? new TextEncoder().encode(value) : value });
const essay = (files: Partial<EssayFiles>): EssayFiles => ({ slug: 'x', folder: '/x', images: [], ...files });

const zh = file('zh.md', '---\ntitle: 题\nauthors:\n  - 甲\npublished: 2025-01-01\n---\n\n正文。\n');
const en = file('en.md', '---\ntitle: T\n---\n\nText.\n');
const references = file('references.yaml', 'references:\n  - id: a\n    type: book\n    title: A\n');
const notUtf8 = new Uint8Array([0xd6, 0xd0]);

const whole = (): Readable => keepReadable(essay({ zh, en, references })).readable;

test('shows files as they are while they can be read', () => {
  const { shown, kept } = keepReadable(essay({ zh, en, references }));
  expect(shown).toMatchObject({ zh, en, references });
  expect(kept).toEqual([]);
});

test.each<[string, string | Uint8Array]>([
  ['that ends within a character', notUtf8],
  ['whose front matter is broken', '---\ntitel: 题\n---\n\n正文。\n'],
  ['that is empty', ''],
  ['that nests deeper than it can be parsed', `---\ntitle: T\n---\n\n${'> '.repeat(2000)}x\n`],
])('shows the last version of a text %s', (_, value) => {
  const broken = file('en.md', value);
  const { shown, kept } = keepReadable(essay({ zh, en: broken, references }), whole());
  expect(shown.en).toBe(en);
  expect(shown.zh).toBe(zh);
  expect(kept).toEqual(['en']);
});

test('shows the last version of a bibliography and of what adds to it when they are no YAML', () => {
  const extra = file('references.extra.yaml', 'a:\n  original: A\n');
  const last = keepReadable(essay({ zh, references, extra })).readable;
  const broken = essay({ zh, references: file('r', 'a: [\n'), extra: file('e', 'a: [\n') });
  const { shown, kept } = keepReadable(broken, last);
  expect(shown).toMatchObject({ references, extra });
  expect(kept).toEqual(['references', 'extra']);
});

test('keeps what could last be read through several that could not', () => {
  const broken = essay({ zh: file('zh.md', notUtf8) });
  const { readable } = keepReadable(broken, whole());
  expect(keepReadable(broken, readable).shown.zh).toBe(zh);
});

test('takes a file that was deleted for gone, but for the source text', () => {
  const { shown, kept } = keepReadable(essay({}), whole());
  expect(shown.en).toBeUndefined();
  expect(shown.zh).toBe(zh);
  expect(kept).toEqual(['zh']);
});

test('shows a file that could never be read as it is', () => {
  const broken = file('zh.md', notUtf8);
  const { shown, kept } = keepReadable(essay({ zh: broken }));
  expect(shown.zh).toBe(broken);
  expect(kept).toEqual([]);
});
