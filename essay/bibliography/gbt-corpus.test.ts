import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { edtfDate } from './edtf-date';
import { foldMarks } from './gbt-piece';
import { type ParsedGbtEntry, parseGbt7714 } from './parse-gbt-7714';
import type { CslDate, CslName } from './reference';

type Entry = Readonly<{ of: string; text: string; want: Readonly<Record<string, string>> }>;

const folder = new URL('fixtures/gbt-corpus/', import.meta.url);
const entries = readdirSync(folder).flatMap((name): Entry[] => parse(readFileSync(new URL(name, folder), 'utf8')));

describe('the corpus of entries as people write them', () => {
  const results = entries.map((entry) => ({ ...entry, ...score(entry.want, parseGbt7714(entry.text)) }));
  const misses = results.flatMap(({ text, wrong }) => (wrong.length > 0 ? [`${text}\n  ${wrong.join('\n  ')}`] : []));

  it('has at least 240 entries, of all types and in the marks of both editions', () => {
    expect(entries.length).toBeGreaterThanOrEqual(240);
    const types = new Set(entries.map(({ want }) => want.type));
    for (const type of 'book chapter article-journal article-newspaper thesis report standard patent webpage'.split(
      ' ',
    ))
      expect(types).toContain(type);
    for (const type of 'paper-conference manuscript collection map dataset software article periodical'.split(' '))
      expect(types).toContain(type);
    expect(entries.filter(({ text }) => /[，：（]\d|\p{Script=Han}，/u.test(text)).length).toBeGreaterThan(80);
    expect(entries.filter(({ text }) => /, \d|\p{Script=Han}, /u.test(text)).length).toBeGreaterThan(80);
  });

  it('has at least 95 % of fields right', () => {
    expect(share(results), misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it.each([...new Set(entries.map(({ of }) => of))])('has at least 90 %% of fields right in %s', (group) => {
    const own = results.filter(({ of }) => of === group);
    expect(
      share(own),
      own.flatMap(({ text, wrong }) => (wrong.length > 0 ? [text, ...wrong] : [])).join('\n'),
    ).toBeGreaterThanOrEqual(0.9);
  });

  it('keeps every original', () => {
    expect(entries.filter(({ text }) => parseGbt7714(text).original !== text)).toEqual([]);
  });
});

/** Slips that change no word: what they do to an entry's text, addresses aside. */
const slips: Readonly<Record<string, (text: string) => string>> = {
  'blanks left out': (text) => text.replace(/([,.:;\])]) +(?=[\p{Script=Han}[(\d])/gu, '$1'),
  'blanks doubled': (text) => text.replaceAll(' ', '  '),
  'full-width commas and colons': (text) => text.replace(/, ?/g, '，').replace(/: ?(?=[\d\p{Script=Han}])/gu, '：'),
  'full stops of Chinese sentences': (text) => text.replace(/(?<=[\p{Script=Han}\]])\. ?/gu, '。'),
  'half-width marks': (text) =>
    text.replace(/[，：（）。]/g, (mark) => ({ '，': ', ', '：': ': ', '（': '(', '）': ')' })[mark] ?? '. '),
  'a stop before the type mark': (text) => text.replace(/(\p{Script=Han}) ?\[([A-Z]{1,2}(?:\/OL)?)\]/gu, '$1.[$2]'),
  'no stop behind the type mark': (text) => text.replace(/\][.．。] ?(?=\p{Script=Han})/gu, ']'),
  'other brackets around the type mark': (text) => text.replace(/\[([A-Z]{1,2}(?:\/OL)?)\]/g, '【$1】'),
  'a small letter in the type mark': (text) => text.replace(/\[([A-Z](?:\/OL)?)\]/g, (mark) => mark.toLowerCase()),
  'no stop at the end': (text) => text.replace(/[.。．]\s*$/, ''),
  'pages with a wave': (text) => text.replace(/(?<=: ?\d+)-(?=\d+)/g, '～'),
  'no number of its own': (text) => text.replace(/^\s*(?:\[\d+\]|［\d+］|[①-⑳]|\d+[.、])\s*/u, ''),
  'no type mark': (text) => text.replace(/ ?\[[JM]\]/, ''),
};

describe('the corpus with slips', () => {
  it.each(Object.entries(slips))('has at least 95 %% of fields right with %s', (_, slip) => {
    const changed = entries.flatMap((entry) => {
      const parts = entry.text.split(/(https?:\S+|10\.\d{4,}\/\S+)/);
      const text = parts.map((part, index) => (index % 2 === 1 ? part : slip(part))).join('');
      return text === entry.text ? [] : [{ ...entry, text }];
    });
    const results = changed.map(({ want, text }) => score(want, parseGbt7714(text), plain));
    expect(changed.length).toBeGreaterThan(40);
    expect(share(results), results.flatMap(({ wrong }) => wrong).join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(changed.filter(({ text }) => parseGbt7714(text).original !== text)).toEqual([]);
  });
});

/** A value without what a slip changes: the width of its marks and its blanks. */
function plain(value: string | undefined): string | undefined {
  return value === undefined ? undefined : foldMarks(value).replace(/\s+/g, '');
}

function share(results: readonly Readonly<{ right: number; all: number }>[]): number {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return sum(results.map(({ right }) => right)) / sum(results.map(({ all }) => all));
}

/** Right fields among those that are expected or produced. */
function score(
  want: Entry['want'],
  parsed: ParsedGbtEntry,
  compared: (value: string | undefined) => string | undefined = (value) => value,
): { right: number; all: number; wrong: readonly string[] } {
  const got: Readonly<Record<string, string | undefined>> = parsed.kind
    ? { kind: parsed.kind }
    : { ...flatten(parsed), ...('en.title' in want ? { 'en.title': parsed.en?.title } : {}) };
  const keys = [...new Set([...Object.keys(want), ...Object.keys(got)])];
  const wrong = keys.filter((key) => compared(want[key]) !== compared(got[key]));
  return {
    right: keys.length - wrong.length,
    all: keys.length,
    wrong: wrong.map((key) => `${key}: expected ${want[key]}, got ${got[key]}`),
  };
}

function flatten({ item }: ParsedGbtEntry): Record<string, string | undefined> {
  const { language: _, ...fields } = item;
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, written(value)]));
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(writtenName).join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  const date = value as CslDate; // the only objects among the fields are dates
  return date.literal ?? edtfDate(date) ?? '';
}

function writtenName(name: CslName): string {
  const parts = [name.family, name.given, name.suffix, name['dropping-particle'], name['non-dropping-particle']];
  return name.literal ?? parts.join('|').replace(/\|+$/, '');
}
