import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { listMessageLines } from './check/list-message-lines';
import { parseFrontMatter } from './front-matter';

const RIGHT = ['title: 随笔一', 'authors:', '  - Trifolium', 'published: 2025-03-23'];

function parse(value: string) {
  const file = new VFile({ path: 'zh.md', value });
  return { frontMatter: parseFrontMatter(file, 'zh'), lines: listMessageLines(file), note: file.messages[0]?.note };
}

const parseLines = (...lines: string[]) => parse(`---\n${lines.join('\n')}\n---\n\nText\n`);

test('reads every key of a source text, dates as they are written', () => {
  const { frontMatter, lines } = parseLines(
    ...RIGHT,
    'subtitle: 现状',
    'updated: 2025-03-24',
    'source: https://example.com/a.html',
    'canonical: here',
    'license: CC BY 4.0',
    'summary: "A: B"',
    'gb-t-7714: 2015',
    'formerly: [old-name]',
  );
  expect(lines).toEqual([]);
  expect(frontMatter).toEqual({
    title: '随笔一',
    authors: ['Trifolium'],
    published: '2025-03-23',
    subtitle: '现状',
    updated: '2025-03-24',
    source: 'https://example.com/a.html',
    canonical: 'here',
    license: 'CC BY 4.0',
    summary: 'A: B',
    'gb-t-7714': 2015,
    formerly: ['old-name'],
  });
});

test('reads the front matter of a translation, with CRLF', () => {
  const file = new VFile({ value: '---\r\ntitle: Essay One\r\ntranslators:\r\n  - A\r\nstatus: complete\r\n---\r\n' });
  expect(parseFrontMatter(file, 'en')).toEqual({ title: 'Essay One', translators: ['A'], status: 'complete' });
  expect(listMessageLines(file)).toEqual([]);
});

test.each([
  [
    'Text\n',
    '1:1 error front-matter-present Unexpected start of the text, expected front matter between two lines `---`',
  ],
  [
    '---\ntitle: a\n',
    '1:1 error front-matter-closed Unexpected end of the file within the front matter, expected a closing line `---`',
  ],
  ['---js\n{}\n---\n', '1:1 error front-matter-yaml Unexpected fence `---js`, expected `---` alone on its line'],
  ['+++\na = 1\n+++\n', '1:1 error front-matter-yaml Unexpected fence `+++`, expected `---` alone on its line'],
])('refuses %j', (value, line) => {
  expect(parse(value)).toMatchObject({ frontMatter: undefined, lines: [line] });
});

test('says where YAML is wrong', () => {
  const { frontMatter, lines } = parseLines('title: "a', ...RIGHT.slice(1));
  expect(frontMatter).toBeUndefined();
  expect(lines).toEqual([
    '2:8 error yaml-valid Unexpected quotation mark that nothing closes, expected a second one after the value',
  ]);
  expect(parseLines('title: a', 'authors:', '\t- b').lines).toEqual([
    '4:1 error yaml-valid Unexpected tab at the start of a line, expected spaces',
  ]);
  expect(parseLines('title: a: b').lines[0]).toMatch(
    /^2:8 error yaml-valid Unexpected YAML \(.+\), expected valid YAML 1\.2$/,
  );
});

test('refuses a key that stands twice, at the second', () => {
  expect(parseLines(...RIGHT, 'title: b').lines).toEqual([
    '6:1 error keys-unique Unexpected second key of this name, expected every key once',
  ]);
});

test('refuses an unknown key and says which was meant', () => {
  expect(parseLines(...RIGHT, 'sumary: b')).toMatchObject({
    lines: ['6:1 error key-known Unexpected key `sumary`, expected a key that is known here'],
    note: 'Did you mean `summary`?',
  });
});

test('lists the known keys for a key that resembles none', () => {
  expect(parseLines(...RIGHT, 'visibility: hidden').note).toMatch(/^Known here: `title`, `subtitle`, /);
});

test('reports every missing key', () => {
  expect(parseLines('subtitle: a').lines).toEqual([
    '1:1 error key-present Unexpected absence of `title`, expected text',
    '1:1 error key-present Unexpected absence of `authors`, expected a list of texts',
    '1:1 error key-present Unexpected absence of `published`, expected a date as YYYY-MM-DD',
  ]);
});

test.each([
  [
    'title: 2023',
    'title',
    '2:8 error value-typed Unexpected number `2023` for `title`, expected text',
    'Put it in quotes: `title: "2023"`.',
  ],
  [
    'title: true',
    'title',
    '2:8 error value-typed Unexpected yes/no value `true` for `title`, expected text',
    'Put it in quotes: `title: "true"`.',
  ],
  ['title:', 'title', '2:7 error value-typed Unexpected empty value for `title`, expected text', null],
  [
    'title: "  "',
    'title',
    '2:8 error value-possible Unexpected text `  ` for `title`, expected text that is not empty',
    null,
  ],
])('never takes %j for text', (line, _, message, note) => {
  const result = parseLines(line, ...RIGHT.slice(1));
  expect(result.lines).toEqual([message]);
  expect(result.note ?? null).toBe(note);
});

test('refuses one author as a text, and shows the list', () => {
  expect(parseLines('title: a', 'authors: Trifolium', 'published: 2025-03-23')).toMatchObject({
    lines: ['3:10 error value-typed Unexpected text `Trifolium` for `authors`, expected a list of texts'],
    note: 'Write `authors:`, and below it `  - Trifolium`.',
  });
});

test.each([
  ['2025-02-29', 'value-possible', 'a day that the calendar has'],
  ['2025-13-01', 'value-possible', 'a day that the calendar has'],
  ['23 March 2025', 'value-possible', 'a date as YYYY-MM-DD'],
])('refuses the date %s', (date, rule, expected) => {
  expect(parseLines(...RIGHT.slice(0, 3), `published: ${date}`).lines).toEqual([
    `5:12 error ${rule} Unexpected text \`${date}\` for \`published\`, expected ${expected}`,
  ]);
});

test('refuses a date of update before the date of publication', () => {
  expect(parseLines(...RIGHT, 'updated: 2025-03-22')).toMatchObject({
    frontMatter: undefined,
    lines: [
      '6:10 error dates-in-order Unexpected date `2025-03-22` for `updated`, expected `2025-03-23` (`published`) or later',
    ],
  });
});

test.each(['javascript:alert(1)', 'ftp://a.b/c', 'example.com', 'https://user:pass@example.com/'])(
  'refuses the address %s',
  (address) => {
    expect(parseLines(...RIGHT, `source: ${address}`).lines).toEqual([
      `6:9 error value-possible Unexpected text \`${address}\` for \`source\`, expected an address with http:// or https://`,
    ]);
  },
);

test('refuses an edition of GB/T 7714 that there is none, and one in quotes', () => {
  expect(parseLines(...RIGHT, 'gb-t-7714: 2005').lines).toEqual([
    '6:12 error value-typed Unexpected number `2005` for `gb-t-7714`, expected 2015 or 2025',
  ]);
  expect(parseLines(...RIGHT, 'gb-t-7714: "2015"').note).toBe('Write the number without quotes.');
});

test('refuses aliases before they can multiply', () => {
  const { frontMatter, lines } = parseLines('title: &a b', 'subtitle: *a', ...RIGHT.slice(1));
  expect(frontMatter).toBeUndefined();
  expect(lines).toEqual(['3:11 error yaml-without-aliases Unexpected alias `*a`, expected the value itself']);
});

test.each([
  ['!!js/function "x"', '!!js/function'],
  ['!!str 5', '!!str'],
  ['!secret x', '!secret'],
])('refuses the tag of %s', (value, tag) => {
  expect(parseLines(`title: ${value}`, ...RIGHT.slice(1)).lines).toEqual([
    expect.stringMatching(
      new RegExp(`^2:\\d+ error yaml-without-tags Unexpected tag \`${tag}\`, expected a plain value$`),
    ),
  ]);
});

test('refuses what nests 5,000 deep without a crash', () => {
  expect(parseLines(`title: ${'['.repeat(5000)}`, ...RIGHT.slice(1)).lines).toEqual([
    '2:1 error yaml-depth Unexpected nesting of more than 32 levels, expected 32 at most',
  ]);
});

test('refuses a direction override that comes in by an escape', () => {
  expect(parseLines('title: "a\\u202Eb"', ...RIGHT.slice(1)).lines).toEqual([
    '2:8 error value-possible Unexpected text `a\u202Eb` for `title`, expected text without control characters',
  ]);
});

test('warns of a title of more than 60 Han characters, and not of one of 60', () => {
  expect(parseLines(`title: ${'治'.repeat(60)}`, ...RIGHT.slice(1)).lines).toEqual([]);
  expect(parseLines(`title: ${'治'.repeat(61)}`, ...RIGHT.slice(1)).lines).toEqual([
    '2:8 warning title-length Unexpected title of 61 characters, expected 60 Han or 120 in all at most',
  ]);
});

test('reports all that is wrong in one run', () => {
  expect(parseLines('titel: a', 'authors: b', 'published: 2025-02-30').lines).toHaveLength(4);
});
