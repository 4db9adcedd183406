import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFixture } from '../fixtures/parse-fixture';

const plain = (value: string): string[] => parseFixture(value).text.blocks.map((block) => block.plain);
const typesIn = (value: string): string[] => {
  const block = parseFixture(value).text.blocks[0];
  return block?.kind === 'paragraph' ? block.children.map((node) => node.type) : [];
};

describe('Chinese in Markdown', () => {
  test('quotation marks within emphasis do not break it', () => {
    expect(typesIn('**“兼爱”**是')).toEqual(['strong', 'text']);
  });

  test.each([
    '墨子:兼爱',
    '10:30',
    '墨子:兼爱[一]{二}',
    '1~2 页，3~4 页',
    'https://example.com/文章。下一句',
    'www.example.com/文章',
  ])('%s is plain text', (value) => {
    expect(typesIn(value)).toEqual(['text']);
    expect(plain(value)).toEqual([value]);
  });

  test('two tildes strike through, next to Han too', () => {
    expect(typesIn('~~“删”~~了')).toEqual(['delete', 'text']);
  });

  test.each([
    ['兼爱\n非攻', '兼爱非攻'],
    ['兼爱，\n非攻', '兼爱，非攻'],
    ['“兼爱”\n“非攻”', '“兼爱”“非攻”'],
    ['兼爱[@a]\n非攻', '兼爱非攻'],
    ['**兼爱**\n非攻', '兼爱非攻'],
    ['兼爱\r\n非攻', '兼爱非攻'],
    ['兼爱\nDeepSeek\nV3\n非攻', '兼爱 DeepSeek V3 非攻'],
    ['> 兼爱\n> 非攻', '兼爱非攻'],
    ['- 兼爱\n  非攻', '兼爱非攻'],
    ['兼爱\\\n非攻', '兼爱 非攻'],
  ])('a line break leaves no gap between Han characters: %j', (value, expected) => {
    expect(plain(value)).toEqual([expected]);
  });

  test('in English a line break between quotation marks is a space', () => {
    expect(parseFixture('“a”\n“b”', 'en').text.blocks[0]?.plain).toBe('“a” “b”');
  });

  test('four spaces at the start of a line are reported', () => {
    const { text, rules } = parseFixture('一\n\n    　兼爱');
    expect(rules()).toEqual(['code-fenced@3:1']);
    expect(text.blocks.map((block) => block.kind)).toEqual(['paragraph', 'code']);
    expect(parseFixture('```\n兼爱\n```').rules()).toEqual([]);
    expect(parseFixture('~~~js\n兼爱\n~~~').rules()).toEqual([]);
  });

  test('a year at the start of a line is reported, a list is not', () => {
    expect(parseFixture('2024. 年').rules()).toEqual(['list-meant@1:1']);
    expect(parseFixture('2024\\. 年').rules()).toEqual([]);
    expect(parseFixture('3. 年').rules()).toEqual([]);
  });

  test('text over a line of hyphens is a paragraph, and reported', () => {
    const { text, rules } = parseFixture('文字 ^k3f7\n---');
    expect(rules()).toEqual(['heading-atx@1:1']);
    expect(text.blocks).toMatchObject([{ kind: 'paragraph', names: ['k3f7'], plain: '文字' }]);
  });
});

describe('what is no part of an essay', () => {
  test('HTML is kept as its characters', () => {
    const { text, rules } = parseFixture('一<b>二</b>\n\n<div onclick="x">\n三\n</div>');
    expect(text.blocks.map((block) => block.plain)).toEqual(['一<b>二</b>', '<div onclick="x"> 三 </div>']);
    expect(JSON.stringify(text)).not.toContain('"html"');
    expect(rules()).toEqual(['no-html@1:2', 'no-html@1:6', 'no-html@3:1']);
  });

  test('a heading of level 1 becomes level 2, and is reported', () => {
    const { text, rules } = parseFixture('# 题');
    expect(text.blocks).toMatchObject([{ kind: 'heading', depth: 2, plain: '题' }]);
    expect(rules()).toEqual(['title-in-front-matter@1:1']);
  });

  test('a line between sections is left out with a warning', () => {
    const { file, rules } = parseFixture('一\n\n---\n\n二');
    expect(rules()).toEqual(['no-thematic-break@3:1']);
    expect(file.messages[0]?.fatal).toBe(false);
  });

  test('links by reference become links; a definition that none uses is reported', () => {
    const { text, rules } = parseFixture('见[此][x]。\n\n[x]: https://example.com "t"\n[y]: https://example.org');
    expect(text.blocks).toMatchObject([
      { children: [{ value: '见' }, { type: 'link', url: 'https://example.com', title: 't' }, { value: '。' }] },
    ]);
    expect(rules()).toEqual(['definition-used@4:1']);
  });
});

describe('blocks', () => {
  test('an image alone is a figure with its caption', () => {
    expect(parseFixture('![说明](images/x.png "数据来源：甲") ^k3f7 ^m2p9').text.blocks).toMatchObject([
      {
        kind: 'figure',
        names: ['k3f7', 'm2p9'],
        src: 'images/x.png',
        missing: false,
        alt: '说明',
        caption: '数据来源：甲',
        plain: '数据来源：甲',
      },
    ]);
  });

  test('a figure can be known to be missing', () => {
    expect(parseFixture('![](missing:74528EF8 "甲")').text.blocks).toMatchObject([
      { kind: 'figure', missing: true, src: '74528EF8' },
    ]);
  });

  test.each(['一![x](y.png)二', '- ![x](y.png)', '> ![x](y.png)', '[![x](y.png)](z)'])(
    'an image in %s is kept and reported',
    (value) => {
      const { text, rules } = parseFixture(value);
      expect(JSON.stringify(text)).toContain('y.png');
      expect(rules()).toHaveLength(1);
      expect(rules()[0]).toMatch(/^image-alone@/);
    },
  );

  test('a table reads as its cells, a list as its items', () => {
    expect(plain('| 甲 | 乙 |\n|--|--|\n| 1[@a] | 2 |')).toEqual(['甲 乙\n1 2']);
    expect(plain('- 甲\n- 乙 `c`')).toEqual(['甲\n乙 c']);
  });

  test('notes are taken out, in order, and their references stay', () => {
    const { text, rules } = parseFixture('甲[^b]乙[^A]。\n\n[^A]: 说明[@a]。\n\n[^b]: 二');
    expect(text.notes).toMatchObject([
      { label: 'a', plain: '说明。', place: { start: { line: 3 } } },
      { label: 'b', plain: '二' },
    ]);
    expect(text.blocks).toMatchObject([
      { plain: '甲乙。', children: [{}, { identifier: 'b' }, {}, { identifier: 'a' }, {}] },
    ]);
    expect(rules()).toEqual([]);
  });

  test('notes without text and text without notes are reported', () => {
    const { rules } = parseFixture('甲[^x]乙\\[^y]。\n\n[^a]: 一\n\n[^a]: 二');
    expect(rules()).toEqual(['note-defined@1:2', 'note-referenced@3:1', 'note-unique@5:1']);
  });
});

describe('limits', () => {
  test.each([
    ['emphasis', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['emphasis, one by one', '*a '.repeat(7000)],
    ['quotations', `${'> '.repeat(2000)}a`],
    ['lists', '- '.repeat(2000)],
    ['lists, line by line', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['brackets', '['.repeat(20_000)],
  ])('%s too deep are an error and an empty text', (_, value) => {
    const { text, rules } = parseFixture(value);
    expect(text).toEqual({ lang: 'zh', blocks: [], notes: [] });
    expect(rules()).toHaveLength(1);
    expect(rules()[0]).toMatch(/^nesting-limited@/);
  });

  test('a text over 512 KB is an error and an empty text', () => {
    expect(parseFixture('字'.repeat(175_000)).rules()).toEqual(['size-limited@1:1']);
    expect(parseFixture('字'.repeat(170_000)).rules()).toEqual([]);
  });

  test('thirty levels and many emphases side by side are fine', () => {
    expect(parseFixture(`${'> '.repeat(30)}a`).rules()).toEqual([]);
    expect(parseFixture('**重**和*强*，_x_ [a](b)'.repeat(200)).rules()).toEqual([]);
    expect(parseFixture(Array.from({ length: 200 }, (_, n) => `- ${n}\n  - a`).join('\n')).rules()).toEqual([]);
  });

  test('no repetition of markup throws', () => {
    const atom = fc.constantFrom(
      '*',
      '**',
      '_',
      'a',
      '「',
      '」',
      ' ',
      '[',
      ']',
      '(',
      ')',
      '~~',
      '`',
      '![',
      '。',
      '\\',
      '<',
      '\n',
      '> ',
      '- ',
      '|',
      '[@',
      '^',
    );
    const text = fc.array(atom, { minLength: 1, maxLength: 6 }).map((atoms) => atoms.join('').repeat(400));
    const neverThrows = fc.property(text, (value) => {
      expect(parseFixture(value).text.lang).toBe('zh');
    });
    fc.assert(neverThrows, { numRuns: 60 });
  });
});

describe('the first essay', () => {
  const { text, rules } = parseFixture(
    readFileSync(new URL('../../content/essays/ai-governance/zh.md', import.meta.url), 'utf8'),
  );

  test('has 15 headings on three levels and 33 blocks of text, one of them a figure', () => {
    const depths = text.blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
    expect(depths).toEqual([2, 2, 3, 3, 2, 3, 4, 4, 4, 3, 4, 4, 2, 2, 2]);
    expect(text.blocks.filter((block) => block.kind === 'paragraph')).toHaveLength(32);
    expect(text.blocks.filter((block) => block.kind === 'figure')).toHaveLength(1);
  });

  test('has a name for every block, and nothing to report', () => {
    expect(text.blocks.filter((block) => block.names.length !== 1)).toEqual([]);
    expect(rules()).toEqual([]);
  });
});
