import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { buildEssay, type Essay } from './build-essay';
import { compareEssays, type WordingDiff } from './compare-essays';

type Texts = Readonly<{ zh: string; en?: string; title?: string; enTitle?: string }>;

function build({ zh, en, title = '题', enTitle = 'T' }: Texts): Essay {
  return buildEssay({
    slug: 'x',
    zh: new VFile({ path: 'zh.md', value: zh }),
    en: en === undefined ? undefined : new VFile({ path: 'en.md', value: en }),
    zhFrontMatter: { title, authors: ['甲'], published: '2025-03-23' },
    enFrontMatter: en === undefined ? undefined : { title: enTitle },
    referenceKeys: new Set(['a', 'b']),
  });
}

/** `[-gone-]{+new+}` for a wording laid over another. */
const show = (wording: WordingDiff): Record<string, string> =>
  Object.fromEntries(
    Object.entries(wording).map(([lang, pieces]) => [
      lang,
      pieces.map(({ kind, text }) => ({ same: text, del: `[-${text}-]`, ins: `{+${text}+}` })[kind]).join(''),
    ]),
  );

const compare = (before: Texts, after: Texts) => {
  const { pairs, removed, sides } = compareEssays(build(before), build(after));
  return {
    pairs: Object.fromEntries([...pairs].map(([name, { kind, wording }]) => [name, [kind, show(wording)]])),
    removed: removed.map(({ name, after: place, wording }) => [name, place, show(wording)]),
    sides: sides.map(({ passage, label, kind, wording }) => [passage, label, kind, show(wording)]),
  };
};

const NOTHING = { pairs: {}, removed: [], sides: [] };
const ZH = '## 一 {#one}\n\n甲乙丙。 ^aaaa\n\n丁。 ^bbbb';
const EN = '## One {#one}\n\nOne two three. ^aaaa\n\nFour. ^bbbb';

test('finds nothing in a revision that is the same', () => {
  expect(compare({ zh: ZH, en: EN }, { zh: ZH, en: EN })).toEqual(NOTHING);
});

test('shows a changed block word by word, in the language that changed', () => {
  expect(compare({ zh: ZH, en: EN }, { zh: ZH, en: EN.replace('two', 'too') })).toEqual({
    ...NOTHING,
    pairs: { aaaa: ['changed', { en: 'One [-two-]{+too+} three.' }] },
  });
});

test('finds what was added, with a name and without', () => {
  const zh = `新。\n\n${ZH}\n\n又。 ^cccc`;
  expect(compare({ zh: ZH }, { zh }).pairs).toEqual({ 'p-1': ['added', {}], cccc: ['added', {}] });
});

test('finds what was removed, with its place and its wording in both languages', () => {
  const gone = { zh: ZH.replace(/\n\n甲.*aaaa/, ''), en: EN.replace(/\n\nOne two.*aaaa/, '') };
  expect(compare({ zh: ZH, en: EN }, gone)).toEqual({
    ...NOTHING,
    removed: [['aaaa', 'one', { zh: '[-甲乙丙。-]', en: '[-One two three.-]' }]],
  });
  const first = { zh: ZH.replace(/^## .*\n\n/, ''), en: EN.replace(/^## .*\n\n/, '') };
  expect(compare({ zh: ZH, en: EN }, first).removed).toEqual([['one', undefined, { zh: '[-一-]', en: '[-One-]' }]]);
});

test('says that only markup or citations changed, where the words are the same', () => {
  expect(compare({ zh: '甲[@a]。 ^aaaa' }, { zh: '*甲*[@b]。 ^aaaa' }).pairs).toEqual({ aaaa: ['changed', {}] });
});

test('says which works a row cites now and did not, and the other way round, by their numbers', () => {
  const was = build({ zh: '甲[@a]。 ^aaaa\n\n乙[@b]。 ^bbbb' });
  const is = build({ zh: '甲改[@b]。 ^aaaa\n\n乙。 ^bbbb' });
  const { pairs } = compareEssays(was, is);
  expect(pairs.get('aaaa')?.citations).toEqual({ added: [1], removed: [1] });
  expect(pairs.get('bbbb')?.citations).toEqual({ added: [], removed: [2] });
  // Another place in the same work is no other work.
  const placed = compareEssays(build({ zh: '甲[@a, 1]。 ^aaaa' }), build({ zh: '甲[@a, 2]。 ^aaaa' }));
  expect([...placed.pairs]).toEqual([['aaaa', { kind: 'changed', wording: {} }]]);
});

test('a translation that is new is a change of its row', () => {
  expect(compare({ zh: ZH }, { zh: ZH, en: EN }).pairs).toMatchObject({ bbbb: ['changed', { en: '{+Four.+}' }] });
});

test('says what was moved: as little as can be, changed besides or not', () => {
  const [one, two, three, four] = ['甲。 ^aaaa', '乙。 ^bbbb', '丙。 ^cccc', '丁。 ^dddd'];
  const zh = [one, two, three, four].join('\n\n');
  expect(compare({ zh }, { zh: [one, four, two, three].join('\n\n') })).toEqual({
    ...NOTHING,
    pairs: { dddd: ['moved', {}] },
  });
  expect([...compareEssays(build({ zh }), build({ zh: [one, four, two, three].join('\n\n') })).pairs]).toEqual([
    ['dddd', { kind: 'moved', from: 4, wording: {} }],
  ]);
  const { pairs } = compareEssays(build({ zh }), build({ zh: [two, three, four, '甲改。 ^aaaa'].join('\n\n') }));
  expect([...pairs]).toMatchObject([['aaaa', { kind: 'changed', moved: true, from: 1 }]]);
  // What comes or goes between others moves none of them.
  expect(compare({ zh }, { zh: [one, three, '新。 ^eeee', four].join('\n\n') }).pairs).toEqual({ eeee: ['added', {}] });
});

test('pairs a text without names by its wording', () => {
  const bare = ZH.replace(/ (?:\^\w+|\{#\w+\})/g, '');
  expect(compare({ zh: ZH }, { zh: bare })).toEqual(NOTHING);
  expect(compare({ zh: ZH }, { zh: bare.replace('乙', '戊') })).toMatchObject({
    pairs: { 'p-1': ['added', {}] },
    removed: [['aaaa', 'h-1', { zh: '[-甲乙丙。-]' }]],
  });
});

test('compares titles and notes', () => {
  const zh = '甲[^n]。 ^aaaa\n\n[^n]: 注一。';
  expect(compare({ zh, en: '' }, { zh: zh.replace('一', '二'), en: '', title: '新题', enTitle: 'New' }).sides).toEqual([
    ['title', undefined, 'changed', { zh: '{+新+}题', en: '[-T-]{+New+}' }],
    ['note', 'n', 'changed', { zh: '注[-一-]{+二+}。' }],
  ]);
  expect(compare({ zh: '甲。 ^aaaa' }, { zh }).sides).toEqual([['note', 'n', 'added', { zh: '{+注一。+}' }]]);
});
