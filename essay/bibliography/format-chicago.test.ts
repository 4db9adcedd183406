import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chicagoPages } from './chicago-dates';
import { formatChicago } from './format-chicago';
import { formatChicagoNote } from './format-chicago-note';
import { headlineCase } from './headline-case';
import type { CslFields, CslItem } from './reference';
import type { Run } from './runs';

type Fixture = Readonly<{
  clause: string;
  csl: CslItem & { en?: CslFields };
  bibliography: string;
  note?: string;
  locator?: string;
}>;

const fixtures: Fixture[] = parse(readFileSync(new URL('fixtures/chicago.yaml', import.meta.url), 'utf8'));
const show = (runs: readonly Run[]) => runs.map((run) => (run.kind === 'italic' ? `*${run.text}*` : run.text)).join('');

describe('formatChicago', () => {
  it.each(fixtures)('$clause', ({ csl, bibliography }) => {
    expect(show(formatChicago(csl))).toBe(bibliography);
  });

  it('shows what is said in English of an entry that has no title', () => {
    expect(formatChicago({ id: 'a', type: 'document', en: { note: 'A speech.' } })).toEqual([
      { kind: 'text', text: 'A speech.' },
    ]);
    expect(formatChicago({ id: 'a', type: 'document' })).toEqual([]);
  });

  it('keeps Korean and Japanese names in their own order', () => {
    const author = [
      { family: '김', given: '문식' },
      { family: 'さくら', given: 'ももこ' },
    ];
    expect(show(formatChicago({ id: 'a', type: 'book', title: '조선', author }))).toMatch(
      /^김문식 and さくらももこ\. /,
    );
  });

  it('names the first seven of more than ten', () => {
    const author = 'ABCDEFGHIJK'.split('').map((family) => ({ family, given: 'X.' }));
    expect(show(formatChicago({ id: 'a', type: 'book', language: 'en', title: 'T', author }))).toBe(
      'A, X., X. B, X. C, X. D, X. E, X. F, X. G, et al. *T*.',
    );
  });
});

describe('formatChicagoNote', () => {
  it.each(fixtures.filter((fixture) => fixture.note))('$clause', ({ csl, note, locator }) => {
    expect(show(formatChicagoNote(csl, { locator }))).toBe(note);
  });
});

describe('chicagoPages', () => {
  it.each([
    ['3-10', '3–10'],
    ['71–72', '71–72'],
    ['100-104', '100–104'],
    ['1100-1113', '1100–1113'],
    ['101-108', '101–8'],
    ['808-833', '808–33'],
    ['1103-1104', '1103–4'],
    ['321-328', '321–28'],
    ['498-532', '498–532'],
    ['1087-1089', '1087–89'],
    ['1496-1500', '1496–500'],
    ['11564-11615', '11564–615'],
    ['12991-13001', '12991–3001'],
    ['xii-xv', 'xii–xv'],
    ['5-6, 107-110', '5–6, 107–10'],
    ['giad067', 'giad067'],
  ])('writes %s as %s (§9.61)', (pages, expected) => {
    expect(chicagoPages(pages)).toBe(expected);
  });
});

describe('headlineCase', () => {
  it.each([
    ['AI and the future of banking', 'AI and the Future of Banking'],
    ['what it is for', 'What It Is For'],
    ['death by theory: a tale of mystery', 'Death by Theory: A Tale of Mystery'],
    ['the state-of-the-art in iPhone use', 'The State-of-the-Art in iPhone Use'],
    [
      'the genome of <i><span class="nocase">Eucalyptus grandis</span></i> today',
      'The Genome of <i><span class="nocase">Eucalyptus grandis</span></i> Today',
    ],
  ])('writes "%s" as "%s"', (title, expected) => {
    expect(headlineCase(title)).toBe(expected);
  });
});
