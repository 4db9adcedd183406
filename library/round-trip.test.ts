import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { exportCslJson } from '../essay/bibliography/export-csl-json';
import { exportItem } from '../essay/bibliography/export-item';
import { CSL_TYPES, type CslItem, type CslName, type CslType } from '../essay/bibliography/reference';
import { exportBibtex } from './export-bibtex';
import { exportRis } from './export-ris';
import { readBibtexByCitationJs, readBibtexByOther, readRisByCitationJs, readRisByOther } from './round-trip-readers';

const PROMISED = [
  ...['type', 'title', 'author', 'translator', 'editor', 'issued', 'container-title', 'volume', 'issue', 'page'],
  ...['publisher', 'publisher-place', 'edition', 'URL', 'accessed', 'DOI', 'ISBN', 'language', 'note'],
] as const;

const NAME_FIELDS = ['author', 'editor', 'translator'] as const;

/** Losses, as docs/citation-formats.md says them, and what an entry is after them. */
type Losses = Readonly<Record<string, (item: CslItem) => CslItem>>;

const onNames = (item: CslItem, change: (name: CslName) => CslName): CslItem => ({
  ...item,
  ...Object.fromEntries(NAME_FIELDS.flatMap((field) => (item[field] ? [[field, item[field].map(change)]] : []))),
});
const oneLine = (item: CslItem): CslItem => (item.note ? { ...item, note: item.note.replaceAll('\n', ' ') } : item);
const NOTE = '`note`: line breaks; they come back as spaces.';

const BIBTEX_LOSSES: Losses = {
  '`author`, `editor`, `translator`: whether a particle stays with the name when it is sorted; it comes back as `non-dropping-particle`.':
    (item) =>
      onNames(item, ({ 'dropping-particle': particle, ...name }) =>
        particle ? { ...name, 'non-dropping-particle': particle } : name,
      ),
  '`page`: which dash a range has; it is written `--` and comes back as `-`.': (item) =>
    item.page ? { ...item, page: String(item.page).replace('–', '-') } : item,
  [NOTE]: oneLine,
};

const RIS_TYPES: Readonly<Partial<Record<CslType, CslType>>> = {
  ...{ article: 'article-journal', review: 'article-journal', collection: 'document', event: 'document' },
  ...{ interview: 'document', performance: 'document', treaty: 'document', post: 'personal_communication' },
  ...{ regulation: 'legislation', 'review-book': 'book', speech: 'song' },
};

const RIS_LOSSES: Losses = {
  '`type`: `article`, `review` (come back as `article-journal`), `collection`, `event`, `interview`, `performance`, `treaty` (`document`), `post` (`personal_communication`), `regulation` (`legislation`), `review-book` (`book`), `speech` (`song`).':
    (item) => ({ ...item, type: RIS_TYPES[item.type] ?? item.type }),
  '`author`, `editor`, `translator`: whether a name of one part is a person’s or an institution’s; it comes back as either.':
    (item) => onNames(item, (name) => (name.family && !name.given ? { literal: name.family } : name)),
  '`author`, `editor`, `translator`: particles; they come back as part of the family name, or of the given one (`dropping-particle`).':
    (item) =>
      onNames(item, ({ 'dropping-particle': after, 'non-dropping-particle': before, ...name }) => ({
        ...name,
        ...(before && { family: `${before} ${name.family}` }),
        ...(after && { given: `${name.given} ${after}` }),
      })),
  '`author`, `editor`, `translator`: a comma in an institution’s name; what follows it comes back as a given name.': (
    item,
  ) =>
    onNames(item, (name) => {
      const [family, given] = name.literal?.split(', ') ?? [];
      return given ? { family, given } : name;
    }),
  '`issued`: the end of a range, and that a date is approximate.': (item) => {
    const first = item.issued?.['date-parts']?.[0];
    return first ? { ...item, issued: { 'date-parts': [first] } } : item;
  },
  '`director`: a film’s director comes back as its author.': (item) =>
    item.director && !item.author ? { ...item, author: item.director } : item,
  [NOTE]: oneLine,
};

const listFixtures = (): CslItem[] =>
  ['books', 'parts', 'articles', 'others', 'chicago'].flatMap((name) => {
    const url = new URL(`../essay/bibliography/fixtures/${name}.yaml`, import.meta.url);
    return (parse(readFileSync(url, 'utf8')) as { csl: CslItem }[]).map(({ csl }, at) => ({
      ...csl,
      id: `${name}-${at}`,
    }));
  });

const essayUrl = new URL('../content/essays/ai-governance/references.yaml', import.meta.url);
const { references } = parse(readFileSync(essayUrl, 'utf8')) as { references: CslItem[] };

/** Every promised field at once, with marks that the formats themselves use. */
const listFullEntries = (): CslItem[] =>
  CSL_TYPES.map((type) => ({
    id: `full-${type}`,
    type,
    title: 'A_b & 50% of #1 {x} ~ ^ \\ $5: “题名”',
    author: [
      { family: '陈', given: '琪' },
      { literal: 'Emerging Technology and Co' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
      { family: 'Fürstenberg', given: 'Jeannette', 'dropping-particle': 'zu' },
      { family: 'King', given: 'Martin', suffix: 'Jr.' },
      { literal: '静静' },
      { family: 'Plato' },
    ],
    editor: [{ literal: '中国社会科学院' }],
    translator: [{ family: 'Sheridan', given: 'Alan' }],
    issued: { 'date-parts': [[2024, 5, 9]] },
    accessed: { 'date-parts': [[2025, 3, 2]] },
    'container-title': '清华大学学报（自然科学版） & Co',
    ...{ volume: '12', issue: '增刊1', page: '107-110', edition: '第2版', publisher: 'Springer & 中华书局' },
    ...{ 'publisher-place': '北京', URL: 'https://example.org/a_b?p=%20&q=~x#z', DOI: '10.1/a_b', language: 'zh-CN' },
    ...{ ISBN: '978-7-02-000220-7', note: 'A note, 100% _whole_\nand its second line' },
  }));

const items = [...references, ...listFixtures(), ...listFullEntries()].map((item) => exportItem(item));

/** The promised fields, without what is neither text nor lost: the order of keys, and braces around words of a title. */
function promised(item: Readonly<Record<string, unknown>>): unknown {
  const fields = PROMISED.map((field) => [field, plain(item[field])]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'string') return value.replace(/<\/?span[^>]*>/g, '');
  if (typeof value !== 'object' || value === null) return value;
  const { raw, ...rest } = value as Record<string, unknown>; // an object that is no list
  const entries = Object.entries(raw === undefined ? rest : { literal: raw });
  return Object.fromEntries(
    entries.filter(([, part]) => part !== undefined && part !== '').map(([key, part]) => [key, plain(part)]),
  );
}

const asOnePart = (item: Readonly<Record<string, unknown>>): CslItem =>
  onNames(item as CslItem, (name) => (name.family && !name.given ? { literal: name.family } : name));

/** That reader tells initials and first names apart and forgets their order. */
const inAnyOrder = (item: Readonly<Record<string, unknown>>): CslItem =>
  onNames(item as CslItem, (name) =>
    name.given
      ? {
          ...name,
          given: name.given
            .match(/[^\s.]+\.?/g)
            ?.sort()
            .join(' '),
        }
      : name,
  );

function expectBack(
  read: readonly Readonly<Record<string, unknown>>[],
  losses: Losses,
  also = (item: CslItem) => item,
) {
  const expected = items.map((item) => Object.values(losses).reduce((kept, lose) => lose(kept), item));
  expect(read.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  read.forEach((item, at) => {
    expect(promised(also(item as CslItem)), String(item.id)).toEqual(promised(also(expected[at] as CslItem)));
  });
}

describe('entries of the essay and of the fixtures', () => {
  const [bibtex, risText] = [exportBibtex(items), exportRis(items)];

  it('are at least 19 and 60, and all types', () => {
    expect(references).toHaveLength(19);
    expect(listFixtures().length).toBeGreaterThanOrEqual(60);
    expect(new Set(items.map(({ type }) => type)).size).toBe(CSL_TYPES.length);
  });

  it('come back from BibTeX by another maker’s reader', () => {
    expectBack(readBibtexByOther(bibtex), BIBTEX_LOSSES);
  });

  // citation-js reads a braced name and one of one word alike.
  it('come back from BibTeX by citation-js', () => {
    expectBack(readBibtexByCitationJs(bibtex), BIBTEX_LOSSES, asOnePart);
  });

  it('come back from RIS by another maker’s reader', () => {
    expectBack(readRisByOther(risText), RIS_LOSSES, inAnyOrder);
  });

  it('come back from RIS by citation-js', () => {
    expectBack(readRisByCitationJs(risText), RIS_LOSSES, asOnePart);
  });

  it('come back from CSL-JSON whole', () => {
    expect(JSON.parse(exportCslJson(items))).toEqual(items);
  });

  it('are the same bytes each time, and in UTF-8', () => {
    expect(exportBibtex(items)).toBe(bibtex);
    expect(exportRis(items)).toBe(risText);
    for (const text of [bibtex, risText, exportCslJson(items)])
      expect(text).toContain('中国参与全球人工智能治理的挑战');
  });

  it.each([
    ['BibTeX', BIBTEX_LOSSES],
    ['RIS', RIS_LOSSES],
  ])('lose in %s each thing that is said to be lost', (_name, losses) => {
    for (const [says, lose] of Object.entries(losses)) {
      expect(
        items.some((item) => JSON.stringify(lose(item)) !== JSON.stringify(item)),
        says,
      ).toBe(true);
    }
  });
});

test.each(CSL_TYPES)(
  'RIS has the title of a translation, and what it is called in the original beside it: %s',
  (type) => {
    const item: CslItem = {
      ...{ id: 'tea-en', type, title: 'Tea and Empire', 'original-title': '茶叶与帝国' },
      translator: [{ literal: 'A. Reader' }],
    };
    expect(readRisByCitationJs(exportRis([item])).map(({ title }) => title)).toEqual(['Tea and Empire']);
    expect(exportRis([item])).toContain('\nOP  - 茶叶与帝国\n');
  },
);

test('the document lists what each format has no place for, and only that', () => {
  const text = readFileSync(new URL('../docs/citation-formats.md', import.meta.url), 'utf8');
  const listed = (format: string) =>
    (text.split(`## What ${format} has no place for`)[1] ?? '')
      .split('\n\n## ')[0]
      ?.trim()
      .split('\n')
      .map((line) => line.replace(/^- /, ''));
  expect(listed('BibTeX')).toEqual(Object.keys(BIBTEX_LOSSES));
  expect(listed('RIS')).toEqual(Object.keys(RIS_LOSSES));
  expect(listed('CSL-JSON')).toEqual(['Nothing.']);
});
