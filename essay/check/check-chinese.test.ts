import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { Lang } from '../model';
import { parseText } from '../parse/parse-text';
import { checkChinese } from './check-chinese';
import { checkPairs, checkScript } from './check-script';
import { listMessageLines } from './list-message-lines';
import { SIMPLIFIED } from './traditional-characters';

function parse(value: string, lang: Lang = 'zh') {
  const file = new VFile({ path: `${lang}.md`, value });
  return { file: new VFile({ path: file.path, value }), text: parseText(file, { lang }) };
}

function check(value: string) {
  const { file, text } = parse(value);
  checkChinese(file, text);
  return listMessageLines(file);
}

test.each([
  '他说：“《数据安全法》与‘网络’”，见《A “B” C》。',
  '（Digital Empires:The Global Battle, 2023）是 2021-2022 年的书，时间 10:30，价 1,000 元。',
  '`中文,中文...` 与 <https://a.cn/中,国...x> 与[词](https://a.cn/,中...)。',
  '模型[@a]，随后……然后——“是”。',
  'He said, “well...” and left.',
])('takes %s', (text) => {
  expect(check(text)).toEqual([]);
});

test('takes code as it is', () => {
  expect(check('```\n中文,中文“\n```\n')).toEqual([]);
});

test('takes a quotation of several paragraphs, which closes in the last', () => {
  expect(check('“一。\n\n“二。\n\n“三。”\n')).toEqual([]);
});

test('refuses marks without their counterparts, each at its place', () => {
  expect(check('前文“后文\n\n前《文\n\n前”文\n\n**前**文》[@a]\n')).toEqual([
    '1:3 error quotes-balanced Unexpected `“` without its counterpart, expected `”` after it in the same paragraph',
    '3:2 error quotes-balanced Unexpected `《` without its counterpart, expected `》` after it in the same paragraph',
    '5:2 error quotes-balanced Unexpected `”` without its counterpart, expected `“` before it in the same paragraph',
    '7:7 error quotes-balanced Unexpected `》` without its counterpart, expected `《` before it in the same paragraph',
  ]);
});

test('refuses marks that cross', () => {
  expect(check('“甲《乙”丙》')).toEqual([
    '1:3 error quotes-balanced Unexpected `《` without its counterpart, expected `》` after it in the same paragraph',
    '1:7 error quotes-balanced Unexpected `》` without its counterpart, expected `《` before it in the same paragraph',
  ]);
});

test('looks into lists, tables, notes and captions, at the place in the file', () => {
  const text = '- 项“目\n\n| 表《头 |\n|---|\n\n文[^1]\n\n[^1]: 注”释\n\n![](missing:a "图,说")\n';
  expect(check(text).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    '1:4 error quotes-balanced',
    '3:4 error quotes-balanced',
    '8:8 error quotes-balanced',
    '10:17 warning punctuation-full-width',
  ]);
});

test('warns of half-width punctuation between Han characters, over a marker too', () => {
  expect(check('甲,乙: 丙[@a];丁(戊)己')).toEqual([
    '1:2 warning punctuation-full-width Unexpected half-width `,` between Han characters, expected `，`',
    '1:4 warning punctuation-full-width Unexpected half-width `:` between Han characters, expected `：`',
    '1:11 warning punctuation-full-width Unexpected half-width `;` between Han characters, expected `；`',
    '1:13 warning punctuation-full-width Unexpected half-width `(` between Han characters, expected `（`',
    '1:15 warning punctuation-full-width Unexpected half-width `)` between Han characters, expected `）`',
  ]);
});

test('warns of straight quotation marks beside Han characters', () => {
  const says = 'Unexpected straight `"` beside a Han character, expected `“` or `”`';
  expect(check('放"山价"给 "yes" 与 `"码"`')).toEqual([
    `1:2 warning punctuation-full-width ${says}`,
    `1:5 warning punctuation-full-width ${says}`,
  ]);
});

test('warns of full-width digits and letters', () => {
  expect(check('在２０２５年的ＡＩ')).toEqual([
    '1:2 warning digits-half-width Unexpected full-width `２０２５`, expected `2025`',
    '1:8 warning digits-half-width Unexpected full-width `ＡＩ`, expected `AI`',
  ]);
});

test('warns of an ellipsis of three dots', () => {
  expect(check('已然不重要了...以及。。。')).toEqual([
    '1:7 warning ellipsis-six-dots Unexpected `...`, expected `……`',
    '1:12 warning ellipsis-six-dots Unexpected `。。。`, expected `……`',
  ]);
});

test('warns of traditional characters', () => {
  expect(check('中國發展')).toEqual([
    '1:2 warning characters-simplified Unexpected traditional `國` in simplified Chinese, expected `国`',
    '1:3 warning characters-simplified Unexpected traditional `發` in simplified Chinese, expected `发`',
  ]);
});

test('knows only traditional characters whose simplified form is another', () => {
  const simplified = new Set(SIMPLIFIED.values());
  expect(
    [...SIMPLIFIED].filter(([from, to]) => from === to || simplified.has(from) || !/^\p{sc=Han}{2}$/u.test(from + to)),
  ).toEqual([]);
  expect(SIMPLIFIED.size).toBeGreaterThan(150);
});

function script(value: string, lang: Lang) {
  const { file, text } = parse(value, lang);
  checkScript(file, text);
  return listMessageLines(file);
}

test('takes a text in its own language with names in the other', () => {
  expect(script('深度求索公司（DeepSeek）发布了模型 DeepSeek-V3', 'zh')).toEqual([]);
  expect(script('The company Shendu Qiusuo (深度求索) published its model in December', 'en')).toEqual([]);
});

test('warns of a block in the wrong language', () => {
  expect(script('The company published its model in late December', 'zh')).toEqual([
    '1:1 warning script-of-language Unexpected paragraph mostly in Latin script, expected Chinese',
  ]);
  expect(script('深度求索公司发布了模型', 'en')).toEqual([
    '1:1 warning script-of-language Unexpected paragraph mostly in Chinese script, expected English',
  ]);
});

function pair(zhText: string, enText: string) {
  const zh = parse(zhText);
  const en = parse(enText, 'en');
  checkPairs(en.file, [{ zh: zh.text.blocks, en: en.text.blocks }]);
  return listMessageLines(en.file);
}

test('takes a translation of a likely length', () => {
  const zh = '对人工智能进行有效治理的一个重要前提是在人工智能相关技术领域占据优势地位。';
  const en = 'One important precondition for governing artificial intelligence well is to lead in its technologies.';
  expect(pair(zh, en)).toEqual([]);
});

test('warns of the same text in both languages, not of the same name or code', () => {
  expect(pair('GPT-4', 'GPT-4')).toEqual([]);
  expect(pair('```\na b c d e f g h i\n```', '```\na b c d e f g h i\n```')).toEqual([]);
  expect(pair('政府主导', '政府主导')).toEqual([
    '1:1 warning text-translated Unexpected text that is the same in both languages, expected a translation',
  ]);
});

test('warns of a translation that is much too short or too long', () => {
  const zh = '治'.repeat(100);
  expect(pair(zh, 'word '.repeat(20))).toEqual([
    '1:1 warning length-plausible Unexpected length of 99 characters for 100 Han characters, expected 220 to 748',
  ]);
  expect(pair(zh, 'word '.repeat(160))).toEqual([
    '1:1 warning length-plausible Unexpected length of 799 characters for 100 Han characters, expected 220 to 748',
  ]);
});
