import { describe, expect, test } from 'vitest';
import { importFixture } from '../fixtures/import-fixture';
import { readHtml } from './read-html';

function importPage(body: string, head = '') {
  const draft = importFixture(readHtml(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`));
  const left = draft.remarks.filter(({ kind }) => kind === 'left-out').map(({ before = '' }) => before);
  return { draft, left, body: draft.zh.replace(/^---[\s\S]*?\n---\n\n?/, '') };
}

const LONG = '这是正文里的一段话，足够长，让人看得出它是文章而不是导航。'.repeat(3);

describe('the article of a page is found:', () => {
  test.each([
    ['<article>', '<article>', '</article>'],
    ['<main>', '<main>', '</main>'],
    ['WeChat', '<div id="js_content" style="visibility: hidden;"><section>', '</section></div>'],
    ['CSDN', '<div id="content_views" class="htmledit_views">', '</div>'],
    ['Zhihu', '<div class="RichText ztext Post-RichText">', '</div>'],
    ['no name at all', '<div class="x1">', '</div>'],
  ])('%s', (_, open, close) => {
    const { body, left } = importPage(
      `<header><a href="/">首页</a></header><div class="sidebar">热门文章</div>${open}<h2>节</h2><p>${LONG}</p><p>${LONG}</p>${close}<div class="comments">评论一</div><footer>版权所有</footer><script>track()</script>`,
    );
    expect(body).toBe(`## 节\n\n${LONG}\n\n${LONG}\n`);
    expect(left.join('|')).toContain('首页');
    expect(left.join('|')).toContain('热门文章');
    expect(left.join('|')).toContain('评论一');
    expect(left.join('|')).toContain('版权所有');
  });
});

test('title, author, date and address are read where a page states them', () => {
  const { draft } = importPage(
    `<article><h1>政府主导</h1><p>${LONG}</p></article>`,
    '<title>政府主导 - 某博客</title><meta name="author" content="张三"><meta property="article:published_time" content="2025-03-23T10:00:00+08:00"><link rel="canonical" href="https://example.com/post/a.html">',
  );
  expect(draft.matter).toMatchObject({
    title: '政府主导',
    authors: ['张三'],
    published: '2025-03-23',
    source: 'https://example.com/post/a.html',
  });
});

test.each(['<a rel="nofollow author" href="/a">阿木</a>', '<span itemprop="author">阿木</span>'])(
  'the author is read where the page marks one: %s',
  (marked) => {
    const { draft, left } = importPage(
      `<header>由 ${marked} 发布</header><div class="entry-content"><p>${LONG}</p></div>`,
    );
    expect(draft.matter.authors).toEqual(['阿木']);
    expect(left.join('|')).toContain('由 阿木 发布');
  },
);

test('raised numbers are markers, links to notes are notes, powers stay powers', () => {
  const { body } = importPage(
    `<article><p>文<sup>[1]</sup>与<sup>2</sup>与<sup>[1]3-4</sup>，面积10m<sup>2</sup>，H<sub>2</sub>O，注<sup id="r1"><a href="#fn1">1</a></sup>。${LONG}</p><h2>参考文献</h2><ol><li id="ref_1"><a href="#ref_1_0">^</a><span>陈琪.甲书[M].北京:出版社,2024.</span></li><li>聂正楠.乙文[J].刊名,2023.</li></ol><section class="footnotes"><ol><li id="fn1"><p>说明,一。<a href="#r1">↩</a></p></li></ol></section></article>`,
  );
  expect(body).toContain('文[@chen-2024]与[@nie-2023]与[@chen-2024, 3-4]，面积10m²，H₂O，注[^1]。');
  expect(body).toContain('[^1]: 说明，一。');
});

test('markers that are raised together are as many citations', () => {
  const { body } = importPage(
    `<article><p>文<sup>[1][2]</sup>与<sup>[1]3-4[2]</sup>与<sup>[9][1]</sup>。${LONG}</p><p>参考文献</p><p>[1] 陈琪.甲书[M].北京:出版社,2024.</p><p>[2] 聂正楠.乙文[J].刊名,2023.</p></article>`,
  );
  expect(body).toContain('文[@chen-2024][@nie-2023]与[@chen-2024, 3-4][@nie-2023]与\\[9][@chen-2024]。');
});

test('a list of references without a heading’s element is on the first level of the headings', () => {
  const { body } = importPage(
    `<article><h1>甲</h1><p>文[1]。${LONG}</p><h1>乙</h1><p>${LONG}</p><p>参考文献</p><p>[1] 陈琪.甲书[M].北京:出版社,2024.</p></article>`,
  );
  expect(body.match(/^#+/gm)).toEqual(['##', '##', '##']);
});

test('a short paragraph in bold beside headings is told, and stays', () => {
  const { body, draft } = importPage(
    `<article><p><strong>一、甲</strong></p><p>${LONG}</p><h2>二、乙</h2><p>${LONG}</p></article>`,
  );
  expect(body).toContain('**一、甲**\n');
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ kind: 'doubt', line: 1, message: expect.stringContaining('“一、甲”') }),
  );
});

test('code in lines of their own keeps its lines, as WeChat saves it', () => {
  const { body } = importPage(
    `<article><p>${LONG}</p><section class="code-snippet__fix"><ul class="code-snippet__line-index"><li></li><li></li></ul><pre class="code-snippet__js" data-lang="python"><code><span leaf="">for r in rows:</span></code><code><span leaf="">    print(r)</span></code></pre></section></article>`,
  );
  expect(body).toBe(`${LONG}\n\n\`\`\`python\nfor r in rows:\n    print(r)\n\`\`\`\n`);
});

test('images that load late, captions, tables, code, lists and quotations come through', () => {
  const { body } = importPage(
    `<article><p>${LONG}</p><p><img src="data:image/gif;base64,R0" data-src="https://mmbiz.qpic.cn/a.png" alt="图"></p><p>数据来源:年鉴</p><figure><img src="b.png" alt="乙"><figcaption>图二</figcaption></figure><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table><pre><code class="language-ts">a &lt; b</code></pre><ul><li>一<ol><li>二</li></ol></li></ul><blockquote><p>引</p></blockquote></article>`,
  );
  expect(body).toBe(
    `${LONG}\n\n![图](missing:https://mmbiz.qpic.cn/a.png "数据来源：年鉴")\n\n![乙](missing:b.png "图二")\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n\`\`\`ts\na < b\n\`\`\`\n\n- 一\n  1. 二\n\n> 引\n`,
  );
});

test('links that run or lead nowhere keep their words alone', () => {
  const { body, draft } = importPage(
    `<article><p>${LONG}<a href="javascript:alert(1)">甲</a><a href="/b">乙</a><a href="https://a.cn/">丙</a></p></article>`,
  );
  expect(body).toBe(`${LONG}甲乙[丙](https://a.cn/)\n`);
  expect(draft.remarks.filter(({ rule }) => rule === 'link-followed').map(({ before }) => before)).toEqual([
    'javascript:alert(1)',
    '/b',
  ]);
});

test('a cell with paragraphs, a list or line breaks is one line, and joined cells are told', () => {
  const { draft, body } = importPage(
    `<article><p>${LONG}</p><table><tr><th>甲</th><th>乙</th></tr><tr><td rowspan="2"><p>一</p><p>二</p></td><td>三<br>四<ul><li>五</li></ul></td></tr><tr><td>六</td></tr></table></article>`,
  );
  expect(body).toContain('| 甲 | 乙 |\n| - | - |\n| 一 二 | 三 四 五 |\n| | 六 |');
  expect(draft.remarks.filter(({ rule }) => rule === 'written-exactly')).toEqual([]);
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ kind: 'doubt', message: expect.stringContaining('Cells of a table are joined, “一二”') }),
  );
});

test('the title of a table is no caption of the image before it', () => {
  const table = '<table><tr><th>甲</th></tr><tr><td>乙</td></tr></table>';
  const image = '<p><img src="https://example.com/x.png" alt=""></p>';
  const { body } = importPage(
    `<article><p>${LONG}</p>${image}<p>图1 示意</p><p>表1 比较</p>${table}${image}<p>表2 再比</p>${table}${image}<p>表3 截图</p></article>`,
  );
  expect(body).toContain('"图1 示意")\n\n表1 比较\n\n| 甲 |');
  expect(body).toContain('x.png)\n\n表2 再比\n\n| 甲 |');
  expect(body).toContain('"表3 截图")');
});

test('a page that makes its text with a script is told, not taken for an essay', () => {
  const { draft } = importPage('<div id="root"></div><script src="app.js"></script>');
  expect(draft.remarks).toContainEqual(
    expect.objectContaining({ kind: 'unplaced', message: expect.stringContaining('No text was found') }),
  );
});

test('a page as Zhihu saves it: its own title, links without a detour, formulas, its references', () => {
  const { draft, body } = importPage(
    `<h1>如何看待推荐？</h1><div class="RichText ztext"><p>${LONG}</p><p>见<sup id="r"><a href="#ref_1">[1]</a></sup><a href="//link.zhihu.com/?target=https%3A//example.com/a">此处</a>与<a href="//example.com/b">彼处</a>。</p><p>设<img src="https://www.zhihu.com/equation?tex=x%5E2" alt="x^2">。</p><h2>参考</h2><ol><li id="ref_1"><a href="#r">^</a>陈琪.书名[M].北京:出版社,2024.</li></ol></div>`,
    '<title>如何看待推荐？ - 知乎</title>',
  );
  expect(draft.matter.title).toBe('如何看待推荐？');
  expect(body).toContain('见[@chen-2024][此处](https://example.com/a)与[彼处](https://example.com/b)。');
  expect(body).toContain('设`x^2`。');
  expect(body).toContain('## 参考 {#references}');
  expect(draft.remarks.map(({ message }) => message).join()).not.toContain('have no place in Markdown');
});

test('the day of a page of WeChat’s is the one that it shows', () => {
  const { draft } = importPage(`<em id="publish_time">2023-11-15 08:30</em><div id="js_content"><p>${LONG}</p></div>`);
  expect(draft.matter.published).toBe('2023-11-15');
});
