import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseReferences } from './parse-references';

const GOOD = 'references:\n  - id: a\n    type: book\n    title: T\n';

type Said = Readonly<{ at: string; fatal: boolean | null | undefined; rule?: string; reason: string; mend?: string }>;

const messages = (file: VFile): Said[] =>
  file.messages.map(({ line, column, fatal, ruleId, reason, note }) => ({
    at: `${line}:${column}`,
    fatal,
    rule: ruleId,
    reason,
    ...(note && { mend: note }),
  }));

function parse(references: string, extra?: string) {
  const files = [new VFile(references), new VFile(extra ?? '')] as const;
  const parsed = extra === undefined ? parseReferences(files[0]) : parseReferences(...files);
  return { parsed, said: messages(files[0]), extraSaid: messages(files[1]) };
}

/** An entry of one field more, to see what is said of it. */
const entry = (field: string) => `references:\n  - id: a\n    type: book\n    title: T\n    ${field}\n`;

describe('parseReferences', () => {
  it('reads a mapping with references, a bare list, and CSL-JSON alike', () => {
    const [mapped, bare, json] = [
      parse(GOOD),
      parse('- id: a\n  type: book\n  title: T\n'),
      parse('[{"id": "a", "type": "book", "title": "T"}]'),
    ];
    for (const { parsed, said } of [mapped, bare, json]) {
      expect(said).toEqual([]);
      expect(parsed.map(({ place, ...item }) => item)).toEqual([{ id: 'a', type: 'book', title: 'T' }]);
    }
    expect(mapped.parsed[0]?.place.start).toMatchObject({ line: 2, column: 5 });
  });

  it('reads an empty file and an empty list as no references', () => {
    expect(parse('').parsed).toEqual([]);
    expect(parse('references:\n').said).toEqual([]);
  });

  it('reads keys as pandoc writes them', () => {
    const { parsed, said } = parse(entry('doi: 10.1/b\n    isbn: 978-7-5325-5940-4'));
    expect(said).toEqual([]);
    expect(parsed[0]).toMatchObject({ DOI: '10.1/b', ISBN: '978-7-5325-5940-4' });
  });

  it('keeps a number as a number, and as it is written where a number would lose something', () => {
    const { parsed, said } = parse(entry('issue: 03\n    volume: 12\n    page: 1.10\n    number: "5"'));
    expect(said).toEqual([]);
    expect(parsed[0]).toMatchObject({ issue: '03', volume: 12, page: '1.10', number: '5' });
  });

  it.each([
    ['issued: 2023-07-13', [[2023, 7, 13]]],
    ['issued: 2023', [[2023]]],
    ["issued: { date-parts: [['2023', 7]] }", [['2023', 7]]],
    ['issued: { year: 2023, month: 7 }', [[2023, 7]]],
    ['issued: [{ year: 1957 }, { year: 1990 }]', [[1957], [1990]]],
    ['issued: 1984/..', [[1984], [0]]],
  ])('reads the date %s', (field, parts) => {
    const { parsed, said } = parse(entry(field));
    expect(said).toEqual([]);
    expect(parsed[0]?.issued).toEqual({ 'date-parts': parts });
  });

  it('keeps a date in words', () => {
    expect(parse(entry('issued: 1865（清同治四年）')).parsed[0]?.issued).toEqual({ literal: '1865（清同治四年）' });
  });

  it.each([
    [
      'an unknown key, with the nearest',
      entry('titel: T'),
      {
        at: '5:5',
        fatal: true,
        rule: 'reference-keys-known',
        reason: 'Unexpected key "titel", expected a field of a reference (CSL 1.0.2)',
        mend: 'Did you mean "title"?',
      },
    ],
    [
      'a key twice',
      entry('title: U'),
      {
        at: '5:5',
        fatal: true,
        rule: 'reference-keys-unique',
        reason: 'Unexpected second "title", expected it once',
        mend: 'It stands first in line 4.',
      },
    ],
    [
      'an id twice',
      `${GOOD}  - id: a\n    type: book\n    title: U\n`,
      {
        at: '5:9',
        fatal: true,
        rule: 'reference-ids-unique',
        reason: 'Unexpected second reference "a", expected each id once',
        mend: 'It stands first in line 2.',
      },
    ],
    [
      'no id',
      'references:\n  - type: book\n    title: T\n',
      {
        at: '2:5',
        fatal: true,
        rule: 'reference-ids-unique',
        reason: 'Unexpected reference without an id, expected one',
        mend: 'Give it a short name of its own: id: bradford-2023.',
      },
    ],
    [
      'neither title nor original',
      'references:\n  - id: a\n    type: book\n',
      {
        at: '2:5',
        fatal: true,
        rule: 'reference-titled',
        reason: 'Unexpected reference "a" without a title, expected a title or an original in references.extra.yaml',
      },
    ],
    [
      'no type',
      'references:\n  - id: a\n    title: T\n',
      {
        at: '2:5',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected reference "a" without a type, expected a type of CSL 1.0.2',
      },
    ],
    [
      'a type that is not one',
      'references:\n  - id: a\n    type: artcle-journal\n    title: T\n',
      {
        at: '3:11',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected text "artcle-journal" as type, expected a type of CSL 1.0.2',
        mend: 'Did you mean "article-journal"?',
      },
    ],
    [
      'a number where text belongs',
      'references:\n  - id: a\n    type: book\n    title: 1984\n',
      {
        at: '4:12',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected number 1984 as title, expected text',
        mend: "Put it in quotation marks: title: '1984'.",
      },
    ],
    [
      'an empty value',
      entry('publisher:'),
      {
        at: '5:5',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected empty "publisher", expected a value',
        mend: 'Leave the key out where there is nothing to say.',
      },
    ],
    [
      'a name that is only text',
      entry('author: [陈琪]'),
      {
        at: '5:14',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected text "陈琪" as author, expected a name',
        mend: 'A person: { family: …, given: … }. An institution: { literal: 陈琪 }.',
      },
    ],
    [
      'a key of a name that is none',
      entry('author: [{ famly: 陈, family: 陈 }]'),
      {
        at: '5:16',
        fatal: true,
        rule: 'reference-keys-known',
        reason: 'Unexpected key "famly", expected a field of a name',
        mend: 'Did you mean "family"?',
      },
    ],
    [
      'a day that the calendar lacks',
      entry('accessed: 2025-02-30'),
      {
        at: '5:15',
        fatal: true,
        rule: 'reference-dates-possible',
        reason: 'Unexpected day 30, expected 1 to 28 in month 2 of 2025 (accessed)',
      },
    ],
    [
      'a month that the calendar lacks',
      entry('issued: { date-parts: [[2025, 32]] }'),
      {
        at: '5:13',
        fatal: true,
        rule: 'reference-dates-possible',
        reason: 'Unexpected month 32, expected 1 to 12 (issued)',
      },
    ],
    [
      'a date in a form of one’s own',
      entry('issued: 2023/07/13'),
      {
        at: '5:13',
        fatal: true,
        rule: 'reference-dates-possible',
        reason: 'Unexpected date "2023/07/13", expected a form such as 2023-07-13',
      },
    ],
    [
      'a range that ends before it begins',
      entry('issued: 1990/1957'),
      {
        at: '5:13',
        fatal: true,
        rule: 'reference-dates-possible',
        reason: 'Unexpected range from 1990 to 1957, expected its end after its beginning (issued)',
      },
    ],
    [
      'an address that is not http(s)',
      entry('URL: javascript:alert(1)'),
      {
        at: '5:10',
        fatal: true,
        rule: 'reference-urls-http',
        reason: 'Unexpected address "javascript:alert(1)", expected http:// or https://',
      },
    ],
    [
      'an address in which AI was replaced',
      entry('URL: https://人工智能champions.eu'),
      {
        at: '5:10',
        fatal: false,
        rule: 'reference-urls-whole',
        reason: 'Unexpected 人工智能 within the address https://人工智能champions.eu, expected AI',
        mend: 'A replacement of AI in the whole text seems to have changed the address as well.',
      },
    ],
    [
      'an id that cannot be cited',
      'references:\n  - id: a.b\n    type: book\n    title: T\n',
      {
        at: '2:9',
        fatal: false,
        rule: 'reference-id-citable',
        reason: 'Unexpected id "a.b", expected letters, digits, - and _',
        mend: 'It cannot be cited as [@id] until it is renamed.',
      },
    ],
    [
      'a file that is no bibliography',
      'title: Essay\nauthors: [A]\n',
      {
        at: '1:1',
        fatal: true,
        rule: 'references-shaped',
        reason: 'Unexpected mapping, expected references: and a list under it',
        mend: 'This does not look like a bibliography in CSL-YAML.',
      },
    ],
    [
      'references that are misspelt',
      'refrences:\n  - id: a\n',
      {
        at: '1:1',
        fatal: true,
        rule: 'references-shaped',
        reason: 'Unexpected mapping, expected references: and a list under it',
        mend: '"refrences" seems to be meant for "references".',
      },
    ],
    [
      'a text that is no bibliography',
      'Only words.\n',
      {
        at: '1:1',
        fatal: true,
        rule: 'references-shaped',
        reason: 'Unexpected text "Only words.", expected references: and a list under it',
        mend: 'This does not look like a bibliography in CSL-YAML.',
      },
    ],
    [
      'an alias',
      'references:\n  - id: a\n    type: book\n    title: &t T\n    title-short: *t\n',
      { at: '5:18', fatal: true, rule: 'references-yaml', reason: 'Unexpected alias *t, expected the value itself' },
    ],
    [
      'a quotation mark that nothing closes, where it stands',
      'references:\n  - id: a\n    type: book\n    title: "T\n',
      {
        at: '4:12',
        fatal: true,
        rule: 'references-yaml',
        reason: 'Unexpected quotation mark that nothing closes, expected a second one after the value',
        mend: 'Close it in its line: title: "A: B".',
      },
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(parse(text).said).toEqual([expected]);
  });

  it('tells of BibTeX in the place of CSL-YAML', () => {
    const { said } = parse('@book{a,\n  title = {T}\n}\n');
    expect(said[0]).toMatchObject({
      at: '1:1',
      fatal: true,
      rule: 'references-yaml',
      mend: 'This looks like BibTeX: have Zotero export CSL-YAML, or run `pandoc x.bib -t csljson`.',
    });
  });

  it('does not throw on nesting that exhausts the parser', () => {
    const { parsed, said } = parse('['.repeat(100_000));
    expect(parsed).toEqual([]);
    expect(said.length).toBeGreaterThan(0);
  });

  it('keeps an entry whose one value is at fault', () => {
    expect(parse(entry('accessed: 2025-02-30')).parsed).toMatchObject([{ id: 'a', title: 'T' }]);
  });

  it('warns of a DOI or an address that stands twice', () => {
    const twice = (id: string, field: string) => `  - id: ${id}\n    type: book\n    title: T\n    ${field}\n`;
    const { said } = parse(`references:\n${twice('a', 'DOI: 10.1/B')}${twice('b', 'DOI: https://doi.org/10.1/b')}`);
    expect(said).toEqual([
      {
        at: '9:10',
        fatal: false,
        rule: 'reference-works-distinct',
        reason: 'Unexpected DOI of "a" in "b", expected one of its own',
        mend: 'Where they are one work, say so in references.extra.yaml: b: { same-as: [a] }.',
      },
    ]);
    const urls = `references:\n${twice('a', 'URL: https://example.com/x')}${twice('b', 'URL: https://example.com/x/')}`;
    expect(parse(urls).said[0]?.reason).toBe('Unexpected URL of "a" in "b", expected one of its own');
    expect(parse(urls, 'b:\n  same-as: [a]\n').said).toEqual([]);
  });
});

describe('parseReferences with references.extra.yaml', () => {
  it('lays what is said there beside the entry, and makes same-as mutual', () => {
    const two = `${GOOD}  - id: b\n    type: book\n    title: U\n  - id: c\n    type: book\n    title: V\n`;
    const extra =
      "b:\n  original: |-\n    [1] B.\n  en: { title: In English }\n  same-as: a\n  label: '12'\n  kind: note\n  doubt: { zh: 疑, en: doubt }\nc:\n  same-as: [b]\n";
    const { parsed, said, extraSaid } = parse(two, extra);
    expect([...said, ...extraSaid]).toEqual([]);
    expect(parsed[0]?.sameAs).toEqual(['b', 'c']);
    expect(parsed[1]).toMatchObject({
      original: '[1] B.',
      en: { title: 'In English' },
      sameAs: ['a', 'c'],
      label: '12',
      kind: 'note',
      doubt: { zh: '疑', en: 'doubt' },
    });
  });

  it('takes an original in the place of a title', () => {
    expect(
      parse('references:\n  - id: a\n    type: document\n', 'a:\n  original: |-\n    [1] “Words.” 来源于某处\n').said,
    ).toEqual([]);
  });

  it.each([
    [
      'a: { original: [1] DeepSeek. Paper }',
      'a:\n  original: [1] DeepSeek.DeepSeek_V3 [EB/OL]. https://github.com/x. 2025 年 3 月 2 日访问.\n',
    ],
    ['a list alone', 'a:\n  original: [1]\n'],
  ])('tells of an original that begins with an unquoted bracket (%s)', (_, extra) => {
    const { extraSaid } = parse(GOOD, extra);
    expect(extraSaid[0]).toMatchObject({
      fatal: true,
      rule: 'original-quoted',
      reason: 'Unexpected [ after original:, expected a block scalar',
      mend: 'Write the entry as a block scalar: `original: |-`, and the text on the next line, indented.',
    });
    expect(extraSaid[0]?.at.startsWith('2:')).toBe(true);
  });

  it.each([
    [
      'an id that the bibliography lacks',
      'ab:\n  label: x\n',
      {
        at: '1:1',
        fatal: true,
        rule: 'extra-ids-known',
        reason: 'Unexpected id "ab", expected the id of a reference',
        mend: 'Did you mean "a"?',
      },
    ],
    [
      'the same work as one that is not there',
      'a:\n  same-as: [zzzzzz]\n',
      {
        at: '2:13',
        fatal: true,
        rule: 'extra-ids-known',
        reason: 'Unexpected id "zzzzzz" in same-as, expected the id of another reference',
      },
    ],
    [
      'an unknown key',
      'a:\n  orignal: x\n',
      {
        at: '2:3',
        fatal: true,
        rule: 'reference-keys-known',
        reason: 'Unexpected key "orignal", expected a field of references.extra.yaml',
        mend: 'Did you mean "original"?',
      },
    ],
    [
      'an unknown key of the English fields',
      'a:\n  en: { titel: x }\n',
      {
        at: '2:9',
        fatal: true,
        rule: 'reference-keys-known',
        reason: 'Unexpected key "titel", expected a field of a reference (CSL 1.0.2)',
        mend: 'Did you mean "title"?',
      },
    ],
    [
      'a doubt in one language',
      'a:\n  doubt: { zh: 疑 }\n',
      {
        at: '2:10',
        fatal: true,
        rule: 'reference-values-typed',
        reason: 'Unexpected mapping as doubt, expected a text in zh and one in en',
      },
    ],
    [
      'an address in the author’s wording that looks damaged',
      'a:\n  original: |-\n    [13] X. https://人工智能champions.eu. 2025年3月16日访问.\n',
      {
        at: '2:13',
        fatal: false,
        rule: 'reference-urls-whole',
        reason: 'Unexpected 人工智能 within the address https://人工智能champions.eu, expected AI',
        mend: 'A replacement of AI in the whole text seems to have changed the address as well.',
      },
    ],
    [
      'a list in the place of a mapping',
      '- a\n',
      {
        at: '1:1',
        fatal: true,
        rule: 'references-shaped',
        reason: 'Unexpected list, expected a mapping from ids to what CSL cannot hold',
      },
    ],
  ])('tells of %s', (_, extra, expected) => {
    expect(parse(GOOD, extra).extraSaid).toEqual([expected]);
  });

  it('is quiet about a damaged address that a doubt tells of', () => {
    expect(
      parse(GOOD, 'a:\n  original: |-\n    https://人工智能x.eu\n  doubt: { zh: 疑, en: doubt }\n').extraSaid,
    ).toEqual([]);
  });

  it('leaves a faulty English address out', () => {
    const { parsed, extraSaid } = parse(GOOD, 'a:\n  en: { URL: "ftp://x" }\n');
    expect(parsed[0]?.en).toEqual({});
    expect(extraSaid[0]?.rule).toBe('reference-urls-http');
  });
});
