import { join } from 'node:path';
import { VFile } from 'vfile';
import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../desk/fixtures/random';
import { checkEssay } from '../../essay/check/check-essay';
import { count, type Passage, readPassages } from './passages';
import { createVocabulary, type Vocabulary } from './vocabulary';
import { type GeneratedEssay, writeEssay } from './write-essay';

let passages: readonly Passage[];
let vocabulary: Vocabulary;
beforeAll(async () => {
  passages = await readPassages(join(import.meta.dirname, '../../content/essays'));
  vocabulary = createVocabulary(createRandom(1), passages.map(({ zh }) => zh).join(''));
});

const write = (number: number, seed = 1): GeneratedEssay => writeEssay(number, { seed, passages, vocabulary });

test('writes essays that pass the check, but for an image that is declared lost', () => {
  for (const { slug, files } of [write(0), write(1), write(998)]) {
    const file = (name: string) => new VFile({ path: name, value: new TextEncoder().encode(files[name]) });
    const checked = checkEssay(
      {
        slug,
        folder: slug,
        zh: file('zh.md'),
        en: file('en.md'),
        references: file('references.yaml'),
        extra: file('references.extra.yaml'),
        glossary: file('glossary.yaml'),
        ledger: file('ledger.json'),
        images: [],
      },
      { visibility: 'public' },
    );
    expect(checked.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(['image-present']);
  }
});

test('writes the same essay for the same seed and number, and another for another', () => {
  expect(write(7)).toEqual(write(7));
  expect(write(8).files['zh.md']).not.toBe(write(7).files['zh.md']);
  expect(write(7, 2).files['zh.md']).not.toBe(write(7).files['zh.md']);
});

test('writes essays of the length of a real one, with headings and citations', () => {
  const { 'zh.md': zh = '', 'en.md': en = '' } = write(3).files;
  expect(count(zh, /\p{Script=Han}/gu)).toBeGreaterThan(5500);
  expect(count(zh, /\p{Script=Han}/gu)).toBeLessThan(7000);
  expect(count(en, /\p{L}+/gu)).toBeGreaterThan(3000);
  expect(count(zh, /^#{2,4} /gm)).toBe(15);
  expect(count(zh, /@/g)).toBeGreaterThanOrEqual(15);
  expect(count(en, /@/g)).toBe(count(zh, /@/g));
});
