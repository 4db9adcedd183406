import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatGbt7714 } from './format-gbt-7714';
import type { CslItem } from './reference';
import { runsToText } from './runs';

type Fixture = Readonly<{ clause: string; csl: CslItem; 2015: string; 2025: string }>;

const files = ['books', 'parts', 'articles', 'others'];
const read = (name: string): Fixture[] =>
  parse(readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), 'utf8'));

describe.each(files)('GB/T 7714, %s', (name) => {
  for (const { clause, csl, ...expected } of read(name)) {
    it.each([2015, 2025] as const)(`${clause}: %i`, (edition) => {
      expect(runsToText(formatGbt7714(csl, { edition }))).toBe(expected[edition]);
    });
  }
});

describe('formatGbt7714', () => {
  const item: CslItem = { id: 'a', type: 'webpage', title: 'T', URL: 'https://example.com/a', DOI: '10.1/b' };

  it('has at least 60 entries to be measured by', () => {
    expect(files.flatMap(read).length).toBeGreaterThanOrEqual(60);
  });

  it('makes links of the address and the identifier, without the stop after them', () => {
    expect(formatGbt7714(item, { edition: 2025 }).filter((run) => run.kind === 'link')).toEqual([
      { kind: 'link', text: 'https://example.com/a', href: 'https://example.com/a' },
      { kind: 'link', text: '10.1/b', href: 'https://doi.org/10.1/b' },
    ]);
  });

  it('makes no link of an address that is not http(s)', () => {
    const runs = formatGbt7714({ ...item, URL: 'javascript:alert(1)', DOI: undefined }, { edition: 2025 });
    expect(runs.some((run) => run.kind === 'link')).toBe(false);
    expect(runsToText(runs)).toBe('T[EB/OL]. javascript:alert(1).');
  });

  it('sets what is italic in a title in italics', () => {
    const runs = formatGbt7714(
      { id: 'a', type: 'book', title: 'On <i>Eucalyptus</i>', language: 'en' },
      { edition: 2025 },
    );
    expect(runs).toEqual([
      { kind: 'text', text: 'On ' },
      { kind: 'italic', text: 'Eucalyptus' },
      { kind: 'text', text: '[M].' },
    ]);
  });

  it('tells the language by the title where the entry does not say it', () => {
    const authors = ['甲', '乙', '丙', '丁'].map((literal) => ({ literal }));
    expect(runsToText(formatGbt7714({ id: 'a', type: 'book', title: '书', author: authors }, { edition: 2025 }))).toBe(
      '甲，乙，丙，等. 书[M].',
    );
    expect(
      runsToText(formatGbt7714({ id: 'a', type: 'book', title: 'Book', author: authors }, { edition: 2025 })),
    ).toBe('甲，乙，丙，et al. Book[M].');
  });

  it('writes Korean and Japanese names together, without initials', () => {
    const author = [
      { family: '김', given: '문식' },
      { family: 'さくら', given: 'ももこ' },
    ];
    const translator = [{ family: '이', given: '규현' }];
    expect(
      runsToText(formatGbt7714({ id: 'a', type: 'book', title: '조선', author, translator }, { edition: 2025 })),
    ).toBe('김문식，さくらももこ. 조선[M]. 이규현，역.');
  });

  it('does not change the item it is given', () => {
    const frozen = Object.freeze({ ...item, note: 'page: 3' });
    formatGbt7714(frozen, { edition: 2015 });
    expect(frozen.note).toBe('page: 3');
  });
});
