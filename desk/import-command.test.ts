import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWordFile } from '../library/fixtures/word-file';
import { checkCommand } from './check-command';
import { runIn } from './fixtures/room';
import { createImportCommand } from './import-command';

const SITE = new URL('../content/site.yaml', import.meta.url);
const ESSAY = new URL('../essay/fixtures/essay-1-ai-governance.txt', import.meta.url);
const TEXT = '随笔\n\n一、背景\n\n中文,见[1]。\n\n参考文献\n\n[1] 陈琪.书名[M].北京:出版社,2024.\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let room: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'import-'));
  await mkdir(join(room, 'content/essays'), { recursive: true });
  await writeFile(join(room, 'content/site.yaml'), await readFile(SITE));
});

afterEach(() => rm(room, { recursive: true }));

async function put(path: string, value: string | Uint8Array) {
  await mkdir(join(room, path, '..'), { recursive: true });
  await writeFile(join(room, path), value);
}

const get = (path: string) => readFile(join(room, path), 'utf8');

/** Runs the command as on a terminal where `answers` are given one after the other, or without one. */
async function run(args: readonly string[], answers?: readonly string[]) {
  const left = [...(answers ?? [])];
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return left.shift();
  };
  const command = createImportCommand(() => (answers ? ask : undefined));
  return { ...(await runIn(room, [command], ['import', ...args])), questions };
}

const check = (slug: string) => runIn(room, [checkCommand], ['check', slug]);

describe('a bibliography that the front matter names', () => {
  const BIB = `@book{chen:2024, author = {陈琪 and {信通院}}, title = {治理}, publisher = {社}, address = {北京}, year = 2024}
@online{unused, title = {别的}, url = {https://example.com/}}
`;
  const md = (name: string) =>
    `---\ntitle: 题\nauthor: 甲\ndate: 2025-01-01\nbibliography: ${name}\n---\n\n文[@chen:2024, p. 3]。\n`;
  const UNREAD = (name: string, why: string) =>
    `line 5  \`${name}\` could not be read as a bibliography: ${why}. What cites it is kept as text.\n`;

  test('is read beside the manuscript, and cited', async () => {
    await put('in/a.md', md('lib/refs.bib'));
    await put('in/lib/refs.bib', BIB);
    const { code, out, err } = await run(['in/a.md', '--slug=x']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('1 reference, 1 cited');
    expect(out).toContain('line 5  `lib/refs.bib` was read: 1 of 2 entries are cited');
    expect(await get('content/drafts/x/zh.md')).toContain('文[@chen-2024, 3]。');
    expect(await get('content/drafts/x/references.yaml')).toBe(
      [
        'references:',
        '  - id: chen-2024',
        '    type: book',
        '    publisher-place: 北京',
        '    author:',
        '      - family: 陈',
        '        given: 琪',
        '      - literal: 信通院',
        '    issued:',
        '      date-parts:',
        '        - [2024]',
        '    publisher: 社',
        '    title: 治理',
        '',
      ].join('\n'),
    );
    expect((await check('x')).code).toBe(0);
  });

  test.each([
    ['../refs.bib', 'it lies outside the folder of the manuscript'],
    ['link.bib', 'it lies outside the folder of the manuscript'],
    ['none.bib', 'it is not there'],
    ['https://example.com/refs.bib', 'it is on the web, and was not fetched'],
    ['refs.ris', 'it is no BibTeX (.bib), CSL-JSON (.json) or CSL-YAML (.yaml)'],
    ['broken.bib', 'expected "text", got EOF at line 1 col 21'],
  ])('is told at its line where it cannot be read, and the text is kept: %s', async (name, why) => {
    await put('refs.bib', BIB);
    await put('in/a.md', md(name));
    await put('in/refs.ris', 'TY  - BOOK');
    await put('in/broken.bib', '@book{a, title = {un');
    await symlink(join(room, 'refs.bib'), join(room, 'in/link.bib'));
    const { code, out } = await run(['in/a.md', '--slug=x']);
    expect(code).toBe(0);
    expect(out).toContain(UNREAD(name, why));
    expect(await get('content/drafts/x/zh.md')).toContain('文\\[@chen:2024, p. 3]。');
  });
});

test('a list of references in the front matter is cited, and what nocite names is listed', async () => {
  const entry = (id: string) => `- {id: ${id}, type: book, title: 书${id}, publisher: 社, issued: 2024}`;
  await put(
    'in/a.md',
    `---\ntitle: 题\nauthor: 甲\ndate: 2025-01-01\nnocite: "@b"\nreferences:\n${['a', 'b', 'c'].map(entry).join('\n')}\n---\n\n文[@a]。\n`,
  );
  const { code, out, err } = await run(['in/a.md', '--slug=x']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('2 references, 1 cited');
  expect(out).toContain('line 9  `c` (“书c”) stands in `references`, and neither a citation nor `nocite` names it');
  expect(await get('content/drafts/x/zh.md')).toContain('文[@a]。');
  expect((await check('x')).code).toBe(0);
});

describe('a draft', () => {
  test('of the first essay has no errors, and stands where its address says', async () => {
    await put('essay.txt', await readFile(ESSAY));
    const { code, out, err } = await run(['essay.txt']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      'Written: content/drafts/essay-1-ai-governance (zh.md, references.yaml, references.extra.yaml)',
    );
    expect(out).toContain('15 headings, 33 blocks, 0 notes, 19 references, 15 cited');
    expect(out).toContain('`,` to `，`, 259 times');
    expect((await check('essay-1-ai-governance')).code).toBe(0);
  });

  test('is made of each kind of file, in whatever encoding, without errors', async () => {
    const gbk = Buffer.from('1lC5+qOsCg==', 'base64');
    await put('a.txt', TEXT);
    await put('b.md', '---\ntitle: 题\ndate: 2024-01-02\ntags: [a]\n---\n\n# 一\n\n文[^1]。\n\n[^1]: 注\n');
    await put(
      'c.html',
      '<title>题</title><body><nav>首页</nav><article><h1>题</h1><h2>节</h2><p>很长的一段正文。</p></article>',
    );
    await put('d.docx', writeWordFile({ body: [{ style: '1', runs: [{ text: '题' }] }, { runs: [{ text: '文' }] }] }));
    await put('e.txt', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'));
    await put('f.txt', gbk);
    for (const [file, told] of [
      ['a.txt', 'a.txt: text, UTF-8\n'],
      ['b.md', 'b.md: markdown, UTF-8\n'],
      ['c.html', 'c.html: html, UTF-8\n'],
      ['d.docx', 'd.docx: word\n'],
      ['e.txt', 'e.txt: text, UTF-16LE\n'],
      ['f.txt', 'f.txt: text, GB18030\n'],
    ] as const) {
      const { code, out, err } = await run([file, `--slug=draft-${file[0]}`, '--author=甲', '--published=2025-01-01']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.startsWith(told)).toBe(true);
      expect((await check(`draft-${file[0]}`)).code).toBe(0);
    }
    expect(await get('content/drafts/draft-e/zh.md')).toBe(await get('content/drafts/draft-a/zh.md'));
    expect(await get('content/drafts/draft-b/zh.md')).toContain('published: 2025-01-01');
  });

  test('is never written over another', async () => {
    await put('a.txt', TEXT);
    await put('content/drafts/mine/zh.md', 'mine');
    expect(await run(['a.txt', '--slug=mine'])).toMatchObject({
      code: 2,
      out: '',
      err: 'content/drafts/mine is there already, and is not written over. Choose another --slug, or move it away.\n',
    });
    expect(await get('content/drafts/mine/zh.md')).toBe('mine');
    expect(await readdir(join(room, 'content/drafts'))).toEqual(['mine']);
  });

  test('is not written in a dry run, whose report is the same', async () => {
    await put('a.txt', TEXT);
    const dry = await run(['a.txt', '--slug=x', '--dry-run']);
    expect(dry.out).toContain('Not written (dry run): content/drafts/x');
    expect(await readdir(join(room, 'content'))).not.toContain('drafts');
    const wet = await run(['a.txt', '--slug=x']);
    expect(dry.out.replace('Not written (dry run)', 'Written')).toBe(wet.out);
    expect((await readdir(join(room, 'content/drafts'))).toSorted()).toEqual(['x']);
  });

  test('keeps its punctuation, and has the front matter that is asked for, if so', async () => {
    await put('a.txt', TEXT);
    const options = [
      '--title=别题',
      '--author=甲、乙',
      '--published=2024年1月2日',
      '--source=https://a.cn/b',
      '--to=out/here',
    ];
    expect((await run(['a.txt', '--keep-punctuation', ...options])).code).toBe(0);
    expect(await get('out/here/zh.md')).toBe(
      '---\ntitle: 别题\nauthors:\n  - 甲\n  - 乙\npublished: 2024-01-02\nsource: https://a.cn/b\n---\n\n## 一、背景\n\n中文,见[@chen-2024]。\n\n## 参考文献 {#references}\n',
    );
  });
});

describe('the report', () => {
  test('in JSON holds every change whole, with its line', async () => {
    await put('a.txt', TEXT);
    const { out } = await run(['a.txt', '--slug=x', '--json']);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      input: 'a.txt',
      kind: 'text',
      encoding: 'UTF-8',
      slug: 'x',
      unit: 'line',
      written: true,
    });
    expect(report.remarks).toContainEqual({
      rule: 'punctuation-full-width',
      kind: 'changed',
      line: 5,
      column: 3,
      message: '`,` in Chinese text is `，` now.',
      before: ',',
      after: '，',
    });
  });

  test('names the lines of what could not be placed', async () => {
    await put(
      'a.txt',
      '题\n\n文[7]与[1]。\n\n参考文献\n\n[1] 陈琪.书名[M].北京:出版社,2024.\n[2] 聂正楠.书名[M].北京:出版社,2024.\n',
    );
    const { out } = await run(['a.txt', '--slug=x']);
    expect(out).toContain('line 3:2  [7] looks like a marker, and no list has an entry for it');
    expect(out).toContain('line 8  No marker cites “[2] 聂正楠');
  });

  test('says what it is doing while a long text takes its time', async () => {
    await put('a.txt', `题\n\n${'很长的一段正文，没有尽头。\n\n'.repeat(8000)}`);
    const { code, err } = await run(['a.txt', '--slug=x']);
    expect(err).toContain('Reading a.txt (text, ');
    expect(err).toContain('Placing headings, figures, notes and references…\n');
    expect(code).toBe(0);
  });
});

describe('levels of headings', () => {
  const LONG = '题\n\n政府主导\n\n这是第一段。\n\n追求平衡\n\n这是第二段。\n\n不是标题\n\n这是第三段。\n';

  test('come from an outline', async () => {
    await put('a.txt', LONG);
    await put('outline.md', '## 政府主导\n### 追求平衡\n## 没有这个\n');
    const { out, questions } = await run(['a.txt', '--slug=x', '--headings=outline.md'], []);
    expect(await get('content/drafts/x/zh.md')).toContain(
      '## 政府主导\n\n这是第一段。\n\n### 追求平衡\n\n这是第二段。\n\n不是标题\n',
    );
    expect(out).toContain('The heading “没有这个” of the outline (its line 3) was not found');
    expect(out).toContain('line 11  “不是标题” looks like a heading and is not in the outline');
    expect(questions).toEqual([]);
  });

  test('come from answers on a terminal', async () => {
    await put('a.txt', LONG);
    const { questions } = await run(['a.txt', '--slug=x'], ['2', '9', '3', '0']);
    expect(questions).toHaveLength(4);
    expect(questions[1]).toBe('line 7  追求平衡  [2] ');
    expect(await get('content/drafts/x/zh.md')).toContain('### 追求平衡\n\n这是第二段。\n\n不是标题\n');
  });

  test('are all alike without either, with a warning, and nothing waits for an answer', async () => {
    await put('a.txt', LONG);
    const { out } = await run(['a.txt', '--slug=x']);
    expect((await get('content/drafts/x/zh.md')).match(/^## /gm)).toHaveLength(3);
    expect(out).toContain('3 of 3 headings do not say their level, and were put on the first: lines 3, 7, 11');
  });
});

describe('images', () => {
  test('beside the file are copied, data become files, and what is on the web or outside is not fetched', async () => {
    await put('in/pictures/图 1.png', PNG);
    await put('secret.png', PNG);
    await symlink(join(room, 'secret.png'), join(room, 'in/link.png'));
    await put('in/not.png', 'text');
    const data = `data:image/png;base64,${PNG.toString('base64')}`;
    const addresses = [
      'pictures/图%201.png',
      data,
      'https://example.com/a.png',
      '../secret.png',
      'link.png',
      'not.png',
      'none.png',
      'folder.png',
    ];
    await mkdir(join(room, 'in/folder.png'), { recursive: true });
    await put('in/a.md', `# 题\n\n## 节\n\n${addresses.map((url) => `![图](<${url}>)`).join('\n\n')}\n`);
    const { code, out } = await run(['in/a.md', '--slug=x']);
    expect(code).toBe(0);
    expect((await readdir(join(room, 'content/drafts/x/images'))).toSorted()).toEqual(['image.png', 'tu-1.png']);
    expect([...(await get('content/drafts/x/zh.md')).matchAll(/!\[图\]\((.*)\)/g)].map(([, url]) => url)).toEqual([
      'images/tu-1.png',
      'images/image.png',
      'missing:https://example.com/a.png',
      'missing:../secret.png',
      'missing:link.png',
      'missing:not.png',
      'missing:none.png',
      'missing:folder.png',
    ]);
    expect(out).toContain('is on the web, and was not fetched');
    expect(out.match(/lies outside the folder of the manuscript/g)).toHaveLength(2);
    expect(out).toContain('not.png is no image that is known here');
    expect(out).toContain('folder.png is no file');
    expect((await check('x')).code).toBe(0);
  });

  test('of a Word file are written', async () => {
    const body = [{ style: '1', runs: [{ text: '题' }] }, { runs: [{ image: true as const, alt: '图' }] }];
    await put('a.docx', writeWordFile({ body }));
    expect((await run(['a.docx', '--slug=x'])).code).toBe(0);
    expect(await readFile(join(room, 'content/drafts/x/images/image.png'))).toEqual(PNG);
  });
});

describe('bad input is refused with the reason, and nothing is written:', () => {
  test.each([
    ['empty.txt', '', 'empty.txt: The file is empty.\n'],
    ['a.pdf', '%PDF-1.4', 'a.pdf: The file is a PDF, not a text. Save it as Word (.docx) or as plain text.\n'],
    [
      'binary.txt',
      Uint8Array.from({ length: 300 }, (_, index) => index % 7),
      'binary.txt: The file is binary, not a text.\n',
    ],
    [
      'large.txt',
      Buffer.alloc(9 * 1024 * 1024, 'a'),
      'large.txt: The file is over 8 MB. Divide it, or leave its images out.\n',
    ],
    ['cut.docx', writeWordFile({ body: [] }).subarray(0, 900), 'cut.docx: The archive is cut off: its end is missing.'],
    [
      'old.docx',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'old.docx: The file is a Word file of the old form (.doc), or protected',
    ],
    ['deep.md', `${'> '.repeat(2000)}x`, 'deep.md: Line 1 is nested over 32 levels deep.'],
  ])('%s', async (name, value, message) => {
    await put(name, value);
    const { code, out, err } = await run([name, '--slug=x']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
    expect(await readdir(join(room, 'content'))).not.toContain('drafts');
  });

  test.each([
    [[], 'Unexpected call without a file, expected: npm run essay -- import <file>\n'],
    [['a.txt', 'b.txt'], 'Unexpected `b.txt` after the file'],
    [['none.txt'], 'Unexpected `none.txt`: there is no such file.\n'],
    [['a.txt', '--slug=A b'], 'Unexpected slug `A b`'],
    [['a.txt', '--published=2025-02-30'], 'Unexpected date `2025-02-30`, expected one as 2025-03-23.\n'],
    [['a.txt', '--source=javascript:x'], 'Unexpected address `javascript:x`'],
    [['a.txt', '--headings=none.md'], 'Unexpected outline `none.md`: there is no such file.\n'],
    [['a.txt', '--as=pdf'], 'Unexpected value `pdf` for `--as`.'],
  ])('a call as %j', async (args, message) => {
    await put('a.txt', TEXT);
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

test('malformed HTML, however deep, becomes a draft', async () => {
  await put('a.html', `<p>未闭合<b>粗<i>斜</b>体<table><p>表外</table>${'<div>'.repeat(20_000)}深处`);
  const { code, out } = await run(['a.html', '--slug=x']);
  expect(code).toBe(0);
  expect(await get('content/drafts/x/zh.md')).toContain('深处');
  expect(out).toContain('elements lay over 120 deep in others');
});

describe('a slug that cannot be a new draft’s is refused, and nothing is written:', () => {
  test.each([
    ['one', 'it is that of a public essay, and the draft would be a revision of it.'],
    ['older', 'it leads to `one`, which had it formerly.'],
    ['lost', 'an essay that had it is gone.'],
    ['essays', 'expected a word that the site does not use itself.'],
  ])('%s', async (slug, reason) => {
    const zh = '---\ntitle: 题\nauthors: [甲]\npublished: 2026-01-01\nformerly: [older]\n---\n\n文。\n';
    await put('content/essays/one/zh.md', zh);
    await put('content/gone.yaml', 'essays:\n  - slug: lost\n    date: 2026-01-01\n    title: { zh: 题 }\n');
    await put('a.txt', TEXT);
    const { code, out, err } = await run(['a.txt', `--slug=${slug}`]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`Unexpected slug \`${slug}\``);
    expect(err).toContain(reason);
    await expect(readdir(join(room, 'content/drafts'))).rejects.toThrow();
  });
});

test('an option that is empty is none', async () => {
  await put('a.txt', TEXT);
  expect(await run(['a.txt', '--title='])).toMatchObject({ code: 2, err: 'Unexpected `--title` without a value.\n' });
});
