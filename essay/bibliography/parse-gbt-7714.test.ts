import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { foldMarks } from './gbt-piece';
import { parseGbt7714 } from './parse-gbt-7714';
import type { CslFields } from './reference';
import { splitReferenceList } from './split-reference-list';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the list of the first essay', () => {
  const text = read('../fixtures/essay-1-ai-governance.txt');
  const from = text.indexOf('参考文献\n');
  const list = splitReferenceList(text.slice(from, text.indexOf('\n\n\n', from)));
  const committed: readonly CslFields[] = parse(read('../../content/essays/ai-governance/references.yaml')).references;

  it('has the nineteen entries with the fields that are committed', () => {
    const items = list.entries.map((entry) => parseGbt7714(entry.text).item);
    expect(items).toEqual(committed.map(({ id: _, ...fields }: CslFields & { id?: string }) => fields));
  });

  it('keeps each as its author wrote it', () => {
    for (const entry of list.entries) {
      expect(text).toContain(entry.text);
      expect(parseGbt7714(entry.text).original).toBe(entry.text);
    }
  });

  it('knows the quoted sentence for a note', () => {
    expect(list.entries.map((entry) => parseGbt7714(entry.text).kind)).toEqual(
      list.entries.map((_, index) => (index === 11 ? 'note' : undefined)),
    );
  });

  it('doubts the address in which AI was replaced, and nothing else', () => {
    const doubts = list.entries.flatMap((entry) => parseGbt7714(entry.text).doubts);
    expect(doubts).toEqual([
      {
        reason:
          'Unexpected 人工智能 within the address https://人工智能champions.eu, expected AI. A replacement of AI in the whole text seems to have changed the address as well.',
      },
    ]);
  });

  it('reports the four numbers that stand twice', () => {
    expect(list.doubts.map(({ reason }) => reason)).toEqual(
      ['12', '13', '14', '15'].map((number) => expect.stringContaining(`Unexpected second number ${number}`)),
    );
  });
});

describe('parseGbt7714', () => {
  const pieces = [
    '张三',
    '李四',
    'Smith J',
    ', ',
    '，',
    '. ',
    '。',
    ': ',
    '：',
    '[J]',
    '【M】',
    '[EB/OL]',
    '//',
    '《',
    '》',
    '“',
    '”',
    '(',
    '）',
  ];
  const more = [
    '2019',
    '年',
    '第3期',
    '52(11)',
    '12-15',
    '北京',
    '中华书局',
    '译',
    '等',
    'et al',
    'http://a.cn/b',
    '10.1234/x',
    '[2020-01-02]',
  ];
  const entry = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.oneof(fc.constantFrom(...pieces, ...more), fc.string({ unit: 'grapheme', maxLength: 6 })), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
  );

  it('keeps any text as it was given, and never throws', () => {
    fc.assert(
      fc.property(entry, (text) => parseGbt7714(text).original === text),
      { numRuns: 2000 },
    );
  });

  it('places every letter and digit in a field, the label, a doubt, or a word that says what a field is', () => {
    fc.assert(
      fc.property(entry, (text) => {
        expect(lostCharacters(text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses nothing of the corpus either', () => {
    for (const name of readdirSync(new URL('fixtures/gbt-corpus/', import.meta.url))) {
      const entries: readonly { text: string }[] = parse(read(`fixtures/gbt-corpus/${name}`));
      for (const { text } of entries) expect({ text, lost: lostCharacters(text) }).toEqual({ text, lost: [] });
    }
  });

  it.each([
    [
      '宇沢弘文『社会的共通資本』岩波書店、2000年、12頁。',
      { title: '社会的共通資本', publisher: '岩波書店', page: '12' },
    ],
    [
      '大塚健司「中国の環境ガバナンス」『アジア経済』第56巻第3号、2015年、2-31頁。',
      { title: '中国の環境ガバナンス', 'container-title': 'アジア経済', volume: '56', issue: '3', page: '2-31' },
    ],
    [
      '黃俊傑：「東亞儒學的視野」，《臺大歷史學報》第35期（2005年），頁1-30。',
      { title: '東亞儒學的視野', issue: '35' },
    ],
    ['黃俊傑. 「儒學」與「視野」[J]. 臺大歷史學報, 2005(35): 1-30.', { title: '「儒學」與「視野」' }],
  ])('takes the marks of a Japanese or traditional Chinese title off where they hold the whole: %s', (text, fields) => {
    expect(parseGbt7714(text).item).toMatchObject(fields);
  });

  it.each(['Adam Smith, Karl Marx and the market: a comparison', 'Data Science, Machine Learning and Society: a view'])(
    'finds no author in a title that begins with capitals and a comma: %s',
    (title) => {
      const { item } = parseGbt7714(`${title}[M]. London: Verso, 2019.`);
      expect([item.author, item.title]).toEqual([undefined, title]);
    },
  );

  it.each(['a', '1', '[', '《', '张', '年', '2019-', 'http://a b ', 'Smith J, ', '[J]', '：', 'A. ', '、'])(
    'takes no more than a second for 100 kB of %j, whether as one entry, as a list, or as the longest entry there is',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      for (const read of [
        () => parseGbt7714(text),
        () => splitReferenceList(text),
        () => splitReferenceList(text.replaceAll(' ', '\n')),
        () => parseGbt7714(`张三. ${text.slice(0, 3900)}[J]. `),
        () => parseGbt7714(`张三. 题名[J]. ${text.slice(0, 3900)}`),
        () => parseGbt7714(`作者：《题名》，${text.slice(0, 3900)}`),
      ]) {
        const start = process.cpuUsage();
        read();
        const { user } = process.cpuUsage(start);
        expect(user / 1e6).toBeLessThan(1);
      }
    },
  );
});

/** The words that tell fields apart and are no part of one, and the letters of type marks. */
const SIGN_WORDS =
  '第 卷 期 号 版 次 页 码 年 月 日 总 等 人 主编 编著 编译 译注 校注 点校 整理 合著 副主编 集释 集解 集注 疏证 登录号 原著 补修 校刻 编纂 校定 音注 发明专利 比例尺 patent 藏 译 訳 著 撰 校 绘 摄 辑 编 载 于 收入 参见 参看 参阅 详见 转引自 见 出版地不详 出版者不详 最后 最近 上次 访问 检索 引用 浏览 日期 时间 更新 发布 网址 链接 来源 至 和 与 印 刊 初 专利 以下 约 注 vol volume no number issue pages page pp et al and eds edited edition translated trans by in on from at last accessed retrieved doi https www org cstr ol cd dk mt online st nd rd th éd е изд 옮김 엮음 지음 편저 역주 외 제 판 档号 修 s l n c j m d r p a e b z g k ftp url';

/** Letters and digits of a text that neither a field nor the label nor a doubt has as often; those of signs aside. */
function lostCharacters(text: string): readonly string[] {
  const { item, en, label, doubts, kind } = parseGbt7714(text);
  if (kind === 'note') return [];
  const told = [
    JSON.stringify({ ...item, type: '', language: '' }),
    JSON.stringify(en ?? ''),
    // `第二版`: the field has the number in digits.
    '〇一二三四五六七八九'.charAt(Number(item.edition)),
    label ?? '',
    ...doubts.map(({ reason }) => reason),
  ];
  const left = new Map<string, number>();
  for (const character of letters(told.join(' '))) left.set(character, (left.get(character) ?? 0) + 1);
  const signs = new Set([...letters(SIGN_WORDS), '0']);
  return letters(text).filter((character) => {
    const count = left.get(character) ?? 0;
    left.set(character, count - 1);
    return count < 1 && !signs.has(character) && !/[①-⑳㉑-㉟㊱-㊿]/u.test(character);
  });
}

function letters(text: string): readonly string[] {
  return [...foldMarks(text).toLowerCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));
}
