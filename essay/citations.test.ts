import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCitations } from './check-citations';
import { type NumberedCitations, numberCitations } from './citations';
import { type AlignedFixture, alignFixture } from './fixtures/align-fixture';
import { markersOf } from './markers';

function numberFixture({ zh, en, pairs }: AlignedFixture): NumberedCitations {
  return numberCitations(pairs, [...zh.text.notes, ...en.text.notes]);
}

const keys = ({ works }: NumberedCitations): string[] => works.map(({ number, key }) => `${number} ${key}`);

describe('numbers', () => {
  test('follow the first citation in the source', () => {
    const aligned = alignFixture('甲[@b; @a]。 ^aaaa\n\n乙[@c][@a]。 ^bbbb', 'A [@a; @b]. ^aaaa\n\nB [@a] [@c]. ^bbbb');
    expect(keys(numberFixture(aligned))).toEqual(['1 b', '2 a', '3 c']);
  });

  test('what only the translation cites comes last, what a row without source cites in its place', () => {
    const aligned = alignFixture('甲。 ^aaaa\n\n乙[@b]。 ^bbbb', 'A [@x]. ^aaaa\n\nN [@n]. ^zzzz\n\nB [@b]. ^bbbb');
    expect(keys(numberFixture(aligned))).toEqual(['1 n', '2 b', '3 x']);
  });

  test('of the first essay are 1 to 15, each with one place', () => {
    const read = (file: string): string =>
      readFileSync(new URL(`../content/essays/ai-governance/${file}`, import.meta.url), 'utf8');
    const { works } = numberFixture(alignFixture(read('zh.md'), read('en.md')));
    expect(works.map((work) => [work.number, work.places.length])).toEqual(
      Array.from({ length: 15 }, (_, index) => [index + 1, 1]),
    );
    expect(works.slice(0, 3).map((work) => work.key)).toEqual(['deepseek-v3', 'deepseek-r1', 'eto-almanac']);
    expect(works.every(({ places }) => places[0]?.sentence.zh && places[0].sentence.en)).toBe(true);
  });
});

describe('places', () => {
  test('have name, number, locator and the sentence in each language', () => {
    const aligned = alignFixture('前句。引文[@a, 12]。后句。 ^aaaa', 'Before. As shown [@a, 12]. After. ^aaaa');
    expect(numberFixture(aligned).works[0]?.places).toEqual([
      { name: 'aaaa', number: 1, marker: 1, locator: '12', sentence: { zh: '引文。', en: 'As shown.' } },
    ]);
  });

  test('count a work over the essay, so that each marker has an id of its own in each language', () => {
    const aligned = alignFixture('甲[@a]，乙[@a]。 ^aaaa\n\n丙[@a]。 ^bbbb', 'A [@a]. ^aaaa\n\nC [@a], D [@a]. ^bbbb');
    const { works, markers } = numberFixture(aligned);
    expect(works[0]?.places.map(({ name, marker, sentence }) => [name, marker, Object.keys(sentence)])).toEqual([
      ['aaaa', 1, ['zh', 'en']],
      ['aaaa', 2, ['zh']],
      ['bbbb', 3, ['zh', 'en']],
      ['bbbb', 4, ['en']],
    ]);
    const ids = [...markers.citations.values()].map((marker) => marker.id);
    expect(ids).toEqual(['cite-a-1-zh', 'cite-a-1-en', 'cite-a-2-zh', 'cite-a-3-zh', 'cite-a-3-en', 'cite-a-4-en']);
  });

  test('of a citation in a note are where the note is first referred to', () => {
    const aligned = alignFixture(
      '甲[^n]。 ^aaaa\n\n乙[@b]，又[^n]。 ^bbbb\n\n[^n]: 见此书[@a]。',
      'A.[^n] ^aaaa\n\nB [@b], again.[^n] ^bbbb\n\n[^n]: See this [@a].',
    );
    const { works, notes, markers } = numberFixture(aligned);
    expect(works.map((work) => [work.number, work.key, work.places[0]?.name])).toEqual([
      [1, 'a', 'aaaa'],
      [2, 'b', 'bbbb'],
    ]);
    expect(works[0]?.places[0]?.sentence).toEqual({ zh: '见此书。', en: 'See this.' });
    expect(notes).toMatchObject([{ label: 'n', number: 1, zh: { plain: '见此书。' }, en: { plain: 'See this.' } }]);
    expect(notes[0]?.places.map((place) => [place.name, place.sentence.zh])).toEqual([
      ['aaaa', '甲。'],
      ['bbbb', '乙，又。'],
    ]);
    expect([...markers.notes.values()].map((marker) => marker.id)).toContain('noteref-1-2-en');
    expect(markers.citations.size).toBe(4);
  });

  test('a note that nothing refers to is not lost, nor are notes that refer to each other', () => {
    const unused = numberFixture(alignFixture('甲[^b]。\n\n[^a]: 一[@x]。\n\n[^b]: 二。', ''));
    expect(unused.notes.map(({ label, number, places }) => [label, number, places.length])).toEqual([
      ['b', 1, 1],
      ['a', 2, 0],
    ]);
    expect(unused.works).toMatchObject([{ key: 'x', number: 1, places: [{ name: '' }] }]);
    const circle = numberFixture(alignFixture('甲[^a]。\n\n[^a]: 见[^b]。\n\n[^b]: 见[^a]，[@x]。', ''));
    expect(circle.notes.map(({ label, number }) => [label, number])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(circle.works).toHaveLength(1);
  });

  test('the markers of a block come in the order of the text, a table and a list included', () => {
    const { zh } = alignFixture('- 甲[@a]\n- 乙[@b; @c]\n\n| 甲[@d] | 乙 |\n|--|--|\n| 丙 | 丁[@e] |', '');
    const found = zh.text.blocks.map((block) =>
      markersOf(block).flatMap((marker) => (marker.kind === 'citation' ? [marker.item.key, marker.sentence] : [])),
    );
    expect(found).toEqual([
      ['a', '甲', 'b', '乙', 'c', '乙'],
      ['d', '甲', 'e', '丁'],
    ]);
  });
});

describe('the check', () => {
  function check(zhText: string, enText: string, known: readonly string[]): AlignedFixture {
    const aligned = alignFixture(zhText, enText);
    checkCitations(aligned.zh, aligned.en, aligned.pairs, new Set(known));
    return aligned;
  }

  test('finds nothing where both halves cite the same set', () => {
    const { zh, en } = check('甲[@a][@b]。 ^aaaa', 'A [@b; @a]. ^aaaa', ['a', 'b']);
    expect([...zh.rules(), ...en.rules()]).toEqual([]);
  });

  test('names an unknown key and the one that was meant', () => {
    const { zh } = check('甲[@bradfrod-2023]。 ^aaaa', 'A [@bradford-2023]. ^aaaa', ['bradford-2023', 'zhu-2023']);
    const [message] = zh.file.messages;
    expect(message?.ruleId).toBe('citation-defined');
    expect(message?.reason).toBe('Unexpected citation of `@bradfrod-2023`, expected a key of references.yaml');
    expect([message?.note, message?.fatal, message?.line, message?.column]).toEqual([
      'Did you mean `bradford-2023`?',
      true,
      1,
      2,
    ]);
  });

  test('asks the other half for no key that is misspelt', () => {
    const { zh, en } = check('甲[@bradfrod-2023]。 ^aaaa', 'A. ^aaaa', ['bradford-2023']);
    expect([...zh.rules(), ...en.rules()]).toEqual(['citation-defined@1:2']);
  });

  test.each([
    ['that there are none', [], 'Give the work an entry in references.yaml, with `id: quine`.'],
    ['what there are', ['a-1', 'b-2'], 'Known here: `a-1`, `b-2`.'],
    [
      'no list of them all',
      Array.from({ length: 41 }, (_, at) => `key-${at}`),
      'Give the work an entry in references.yaml, with `id: quine`.',
    ],
  ])('says of keys among which none is near %s', (_, known, note) => {
    expect(check('甲[@quine]。 ^aaaa', 'A [@quine]. ^aaaa', known).zh.file.messages[0]?.note).toBe(note);
  });

  test('says on the half that lacks it what only the other cites', () => {
    const { zh, en } = check('甲[@a]。 ^aaaa\n\n乙。 ^bbbb', 'A. ^aaaa\n\nB [@b]. ^bbbb', ['a', 'b']);
    expect(en.file.messages.map((message) => message.reason)).toEqual([
      'Unexpected lack of `[@a]`, expected the citations of zh.md:1',
    ]);
    expect(zh.rules()).toEqual(['citations-equal@3:1']);
    expect(zh.file.messages[0]?.reason).toBe('Unexpected lack of `[@b]`, expected the citations of en.md:3');
  });

  test('compares notes, and lets what is not translated be', () => {
    const notes = check('甲[^n]。 ^aaaa\n\n[^n]: 见[@a]。', 'A.[^n] ^aaaa\n\n[^n]: See.', ['a']);
    expect(notes.en.rules()).toEqual(['citations-equal@3:1']);
    const lone = check('甲 ^aaaa\n\n乙[@a]。 ^bbbb', 'A ^aaaa', ['a']);
    expect([...lone.zh.rules(), ...lone.en.rules()]).toEqual(['block-translated@3:1']);
  });

  test('warns of a marker in a heading', () => {
    const { zh } = check('## 甲[@a] {#a}', '## A [@a] {#a}', ['a']);
    expect(zh.rules()).toEqual(['citation-apart@1:5']);
    expect(zh.file.messages[0]?.fatal).toBe(false);
  });
});
