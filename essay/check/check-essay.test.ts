import fc from 'fast-check';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { type EssayFiles, TEXT_FILES } from '../essay-files';
import { checkEssay, type EssayContext, type OtherEssay } from './check-essay';

const ZH = '---\ntitle: 随笔\nauthors:\n  - 甲\npublished: 2025-01-01\n---\n\n## 一 {#one}\n\n文[@a]。 ^k3f7\n';
const EN = '---\ntitle: Essay\n---\n\n## One {#one}\n\nText [@a]. ^k3f7\n';
const REFERENCES = 'references:\n  - id: a\n    type: book\n    title: A\n';

type Texts = Partial<Record<'zh' | 'en' | 'references' | 'extra' | 'glossary', string | Uint8Array>>;

function buildFiles(texts: Texts): EssayFiles {
  const file = (key: keyof Texts) => {
    const value = texts[key];
    if (value === undefined) return undefined;
    return new VFile({
      path: `e/${TEXT_FILES[key]}`,
      value: typeof value === 'string' ? new TextEncoder().encode(value) : value,
    });
  };
  return {
    slug: 'e',
    folder: 'e',
    zh: file('zh'),
    en: file('en'),
    references: file('references'),
    extra: file('extra'),
    glossary: file('glossary'),
    images: [],
  };
}

function check(texts: Texts, context: EssayContext = { visibility: 'public' }) {
  return checkEssay(buildFiles(texts), context).flatMap((file) =>
    file.messages
      // None of these essays has a ledger: what is said of that is tested beside `checkLedger`.
      .filter(({ ruleId }) => ruleId !== 'ledger-current')
      .map(
        (message) =>
          `${file.path}:${message.line}:${message.column} ${message.fatal ? 'error' : 'warning'} ${message.ruleId}`,
      ),
  );
}

const RIGHT = { zh: ZH, en: EN, references: REFERENCES };

test('says nothing of an essay that is right', () => {
  expect(check(RIGHT)).toEqual([]);
});

test('reports every file in one run, by path and place', () => {
  const messages = check({
    zh: ZH.replace('title:', 'titel:').replace('文[@a]', '文”[@b]'),
    en: EN.replace('## One', '### One').replace('^k3f7', '^zzzz'),
    references: REFERENCES.replace('title: A', 'titel: A'),
    glossary: 'a: *b\n',
  });
  expect(messages).toEqual([
    'e/en.md:5:1 error heading-levels',
    'e/en.md:5:1 error heading-levels-equal',
    'e/en.md:7:1 error name-known',
    'e/glossary.yaml:1:4 error yaml-without-aliases',
    'e/references.yaml:2:5 error reference-titled',
    'e/references.yaml:4:5 error reference-keys-known',
    'e/zh.md:1:1 error key-present',
    'e/zh.md:2:1 error key-known',
    'e/zh.md:10:1 warning block-translated',
    'e/zh.md:10:2 error quotes-balanced',
    'e/zh.md:10:3 error citation-defined',
  ]);
});

test('reads the other files where the bytes of one are wrong', () => {
  const messages = check({ ...RIGHT, en: Uint8Array.of(0xff, 0x41), zh: ZH.replace('文', '文“') });
  expect(messages).toEqual(['e/en.md:1:1 error encoding-utf-8', 'e/zh.md:10:2 error quotes-balanced']);
});

test('does not call every citation undefined where the bibliography cannot be read', () => {
  const messages = check({ ...RIGHT, references: 'references: [' });
  expect(messages.filter((message) => message.startsWith('e/zh.md'))).toEqual([]);
  expect(messages.length).toBeGreaterThan(0);
});

test('warns of an entry that nobody cites, at its place', () => {
  expect(check({ ...RIGHT, references: `${REFERENCES}  - id: b\n    type: book\n    title: B\n` })).toEqual([
    'e/references.yaml:5:5 warning reference-cited',
  ]);
});

test('asks for no names in a draft, and for all of them in a published essay', () => {
  const unnamed = { ...RIGHT, zh: ZH.replace(' ^k3f7', ''), en: EN.replace(' ^k3f7', '') };
  expect(check(unnamed, { visibility: 'draft' })).toEqual([]);
  expect(check(unnamed)).toEqual(['e/en.md:7:1 error names-present', 'e/zh.md:10:1 error names-present']);
});

test('does not take the lines of front matter that is not closed for paragraphs', () => {
  expect(check({ ...RIGHT, en: EN.replace('---\n\n', '\n') })).toEqual(['e/en.md:1:1 error front-matter-closed']);
});

test('takes a draft of a published essay for its revision, old addresses and all', () => {
  const zh = ZH.replace('---\n\n', 'formerly:\n  - old\n---\n\n');
  const other: OtherEssay = { slug: 'e', visibility: 'public', formerly: ['old'] };
  expect(check({ ...RIGHT, zh }, { visibility: 'draft', others: [other] })).toEqual([]);
  expect(check({ ...RIGHT, zh }, { visibility: 'draft', others: [{ ...other, slug: 'f' }] })).toEqual([
    'e/zh.md:1:1 error slug-unique',
  ]);
});

test('finds a direction override that is written as a reference', () => {
  expect(check({ ...RIGHT, zh: ZH.replace('文[', '文&#x202E;[') })).toEqual(['e/zh.md:10:1 error no-bidi-overrides']);
});

test('leaves the files that it was given as they were', () => {
  const files = buildFiles({ ...RIGHT, zh: '\u0000' });
  checkEssay(files, { visibility: 'public' });
  expect(files.zh?.messages).toEqual([]);
  expect(files.zh?.value).toEqual(Uint8Array.of(0));
});

test.each([
  ['quotations', 'zh', `${ZH}${'>'.repeat(2000)} a\n`],
  ['emphasis', 'zh', `${ZH}${'*a **a '.repeat(3000)}\n`],
  ['brackets', 'en', `${EN}${'['.repeat(20_000)}\n`],
  ['lists in YAML', 'references', `references: ${'['.repeat(20_000)}\n`],
  ['lists in YAML', 'references', `references: ${'['.repeat(200)}${']'.repeat(200)}\n`],
  ['mappings in YAML', 'glossary', '- '.repeat(20_000)],
] as const)('survives deep %s in %s', (_, key, value) => {
  expect(check({ ...RIGHT, [key]: value }).some((message) => message.includes(' error '))).toBe(true);
});

test('never throws, whatever the bytes are', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.constantFrom(ZH, EN, REFERENCES), fc.nat(120), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([text, at, inserted]) => new TextEncoder().encode(text.slice(0, at) + inserted + text.slice(at))),
    fc
      .array(
        fc.constantFrom(
          '---\n',
          '“',
          '》',
          '[@a',
          ']',
          '^k3f7',
          '{#',
          '}',
          '\n\n',
          '> ',
          '- ',
          '|',
          '```',
          '![](',
          ')',
          ': ',
          '*',
          '文',
          'a',
        ),
      )
      .map((parts) => new TextEncoder().encode(parts.join(''))),
  );
  fc.assert(
    fc.property(fc.record({ zh: bytes, en: bytes, references: bytes, extra: bytes, glossary: bytes }), (texts) => {
      const files = checkEssay(buildFiles(texts), { visibility: 'public' });
      expect(
        files.every((file) => file.messages.every(({ line, column }) => (line ?? 0) > 0 && (column ?? 0) > 0)),
      ).toBe(true);
    }),
    { numRuns: 300 },
  );
});
