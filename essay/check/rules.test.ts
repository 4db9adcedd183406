import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { type EssayFiles, TEXT_FILES } from '../essay-files';
import { checkEssay } from './check-essay';
import { checkSiteFile } from './check-site-file';
import { both, EN, type Fixture, REFERENCES, TABLE, type Texts, ZH } from './fixtures/rule-table';
import { listMessageLines } from './list-message-lines';

/**
 * What the check says of an essay that is right but for what the fixture puts in its place. Most of these essays have no
 * ledger, or one of a few names: what is said of that is left out, but where it is asked for.
 */
function check(fixture: Fixture, rule = ''): string[] {
  const { slug = 'e', visibility = 'public', others, gone, images = [], without = [], ...texts } = fixture;
  if ('site' in fixture) {
    const site = checkSiteFile('site.yaml', texts.site === undefined ? undefined : new VFile({ value: texts.site }));
    return listMessageLines(site).map((line) => `site.yaml:${line}`);
  }
  const all: Texts = { zh: ZH, en: EN, references: REFERENCES, ...texts };
  const file = (key: keyof typeof TEXT_FILES) => {
    const value = without.includes(key) ? undefined : all[key];
    const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return bytes && new VFile({ path: `e/${TEXT_FILES[key]}`, value: bytes });
  };
  const files: EssayFiles = {
    slug,
    folder: 'e',
    zh: file('zh'),
    en: file('en'),
    references: file('references'),
    extra: file('extra'),
    glossary: file('glossary'),
    ledger: file('ledger'),
    images,
  };
  return checkEssay(files, { visibility, others, gone })
    .flatMap((checked) => listMessageLines(checked).map((line) => `${checked.basename}:${line}`))
    .filter((line) => rule === 'ledger-current' || !line.includes(' ledger-current '));
}

const ROWS = Object.entries(TABLE).flatMap(([group, rows]) =>
  rows.map(({ rule, wrong, says, right }) => ({ group, rule, wrong, says, right })),
);

describe.each(ROWS)('$group: $rule', ({ rule, wrong, says }) => {
  test(`says: ${says}`, () => {
    expect(check(wrong, rule)).toContain(says);
  });
});

describe.each(ROWS.filter(({ right }) => right !== undefined))('$group: $rule', ({ rule, right }) => {
  test('says nothing of what is right beside it', () => {
    expect(check(right ?? {}, rule)).toEqual([]);
  });
});

/** Rules of what is no text, or is asked for by one command alone: by the test that breaks and keeps them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'link-in-folder': 'library/read-essay-files.test.ts',
  'file-regular': 'library/read-essay-files.test.ts',
  'file-names-distinct': 'library/read-essay-files.test.ts',
  'page-both-languages': 'library/get-about.test.ts',
  'size-limited': 'essay/parse/parse-text.test.ts',
  'name-writable': 'essay/sync/plan-sync.test.ts',
};

const ROOT = new URL('../../', import.meta.url).pathname;
/** Rooms whose messages the check gives; what `import` says of manuscripts is its own. */
const SOURCES = ['essay', 'essay/bibliography', 'essay/check', 'essay/ledger', 'essay/parse', 'essay/sync', 'library'];
const RULE_ID = /ruleId(?::| =) [^,;}\n]*|report\(\s*'(?:error|warning)',\s*'[a-z-]+'/g;

function listRulesInSources(): ReadonlySet<string> {
  const texts = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const found = texts
    .flatMap((text) => [...text.matchAll(RULE_ID)])
    .flatMap(([match]) => match.match(/'[a-z]+(?:-[a-z0-9]+)+'/g) ?? []);
  return new Set(found.map((quoted) => quoted.slice(1, -1)));
}

test('every rule in the sources is in the table, with a text that breaks it and one that does not', () => {
  const inTable = new Set(ROWS.map(({ rule }) => rule));
  const withBoth = new Set(ROWS.filter(({ right }) => right !== undefined).map(({ rule }) => rule));
  const rules = listRulesInSources();
  expect(rules.size).toBeGreaterThan(90);
  expect([...rules].filter((rule) => !inTable.has(rule) && !(rule in ELSEWHERE))).toEqual([]);
  expect([...inTable].filter((rule) => !rules.has(rule))).toEqual([]);
  expect([...inTable].filter((rule) => !withBoth.has(rule))).toEqual([]);
  for (const [rule, path] of Object.entries(ELSEWHERE)) expect(readFileSync(join(ROOT, path), 'utf8')).toContain(rule);
});

test('two mistakes in one file are both reported, and so are two of one kind', () => {
  const lines = check({ ...both('“乙,丙[@b]。 ^m2p9\n\n丁》。 ^w8xz', 'B [@b]. ^m2p9\n\nD. ^w8xz') });
  expect(lines.map((line) => line.split(' Unexpected')[0])).toEqual([
    'en.md:9:3 error citation-defined',
    'zh.md:12:1 error quotes-balanced',
    'zh.md:12:3 warning punctuation-full-width',
    'zh.md:12:5 error citation-defined',
    'zh.md:14:2 error quotes-balanced',
  ]);
});
