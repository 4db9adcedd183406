import { describe, expect, test } from 'vitest';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { readText } from './read-text';

const PAPER = `题

    近年来，以ＣｈａｔＧＰＴ为代表的生成式人工智能迅速发展，其生成的文字、图
像和音乐已难以同人类作品区分［１］。有学者主张赋予其著作权保护［２－３］，也
有学者持反对意见［４］１２－１５。正如 Samuelson 所言，“the question is not com-
puters”①，而在于谁来承担责任。这一问题在司法实践中尤为突出，各地法院的做法
为突出。
    本文的结构如下：第二部分梳理学说，第三部分讨论标准，第四部分提出制度建议，
并对可能的反驳意见作出回应，最后总结全文。

12

二、学说梳理
（一）否定说
    否定说认为，１９９１年《著作权法实施条例》第２条要求“智力成果”，机器不
具有智力②。
表１　各国立场
国家    立场    依据

注释：
① 原文见该书导论部分，译文为作者自译，个别字句依据上下文作了调整，与通行译本
略有出入，不再一一说明。
② 参见王迁：《论人工智能生成的内容在著作权法中的
定性》，第148页。

参考文献：
［１］ 吴汉东. 人工智能生成作品的著作权法之问[J]. 中外法学，2020，32（3）：
653-673.
［２］ 易继明. 作品[J]. 法律科学，2017，35（5）：137-147.
［３］ 熊琦. 认定[J]. 知识产权，2017（3）：3-8.
［４］ 王迁. 定性[J]. 法律科学, 2017, 35(5): 148-155.

收稿日期：2023-03-01
作者简介：刘洋（1980—），男，教授。
`;

function importText(source: string) {
  const draft = importFixture(readText(source, { title: '题' }));
  expect(findUnaccounted(source, draft)).toEqual([]);
  return { draft, blocks: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '').split('\n\n') };
}

describe('text out of a PDF, broken at the width of its page,', () => {
  const { draft, blocks } = importText(PAPER);
  const messages = (kind: string) =>
    draft.remarks.filter((one) => one.kind === kind).map(({ line, message }) => `${line} ${message}`);

  test('has its paragraphs, by indents and full lines, and its headings', () => {
    expect(blocks.slice(0, 9).map((block) => block.replaceAll('\n', '').slice(0, 12))).toEqual([
      '近年来，以ＣｈａｔＧＰＴ',
      '本文的结构如下：第二部分',
      '12',
      '## 二、学说梳理',
      '### （一）否定说',
      '否定说认为，１９９１年《',
      '表１　各国立场',
      '国家    立场    ',
      '## 参考文献： {#r',
    ]);
    expect(blocks[1]).toContain('提出制度建议，\n并对可能');
  });

  test('has its markers in full-width digits as citations, with the pages that stand after them', () => {
    expect(blocks[0]).toContain('区分[@wu-2020]。有学者主张赋予其著作权保护[@yi-2017; @xiong-2017]，也');
    expect(blocks[0]).toContain('[@wang-2017, 12-15]。');
    expect(draft.counts).toMatchObject({ entries: 4, cited: 4, notes: 2 });
  });

  test('has its notes whole, though they are broken too, and none of them is taken for an entry', () => {
    const notes = draft.zh.slice(draft.zh.indexOf('[^1]: '));
    expect(notes.replace(/\s/g, '')).toBe(
      '[^1]:原文见该书导论部分，译文为作者自译，个别字句依据上下文作了调整，与通行译本略有出入，不再一一说明。[^2]:参见王迁：《论人工智能生成的内容在著作权法中的定性》，第148页。',
    );
    expect(messages('changed')).toContain('23 The note ② is `[^2]` now.');
    expect(messages('doubt').join()).not.toContain('Unexpected entry');
  });

  test('keeps what the journal says after the list out of the list', () => {
    expect(draft.extra).not.toContain('收稿日期');
    expect(blocks.slice(9, 11)).toEqual(['收稿日期：2023-03-01', '作者简介：刘洋（1980—），男，教授。']);
  });

  test('is told line by line', () => {
    expect(messages('doubt')).toEqual(
      expect.arrayContaining([
        '3 Lines are broken at one width, and were joined to 4 paragraphs: 3–7, 8–9, 15–16, 21–22.',
        '5 “com-” at the end of a line may be the beginning of one word with the next line’s.',
        '11 “12” alone in its line may be the number of a page: it is kept as a paragraph.',
      ]),
    );
  });
});

describe('lines that an author broke stay apart:', () => {
  test.each([
    ['sentences', '这是第一句话，它比较长，说了一件很重要的事情，也说完了，就到这里为止。\n'.repeat(6)],
    ['verse', '床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n'.repeat(4)],
    ['paragraphs as lines', `${'这是很长的一段话，没有任何换行，'.repeat(8)}完。\n`.repeat(6)],
  ])('%s', (_, source) => {
    const { blocks } = importText(`题\n\n${source}`);
    expect(blocks.map((block) => block.trim().includes('\n'))).not.toContain(true);
  });
});
