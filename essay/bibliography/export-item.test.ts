import { describe, expect, it } from 'vitest';
import { edtfDate } from './edtf-date';
import { exportItem } from './export-item';
import { latexItem, latexText, unbraceNames } from './latex-text';
import { parseEdtf } from './read-date';

describe('exportItem', () => {
  it('keeps the fields of CSL and none of ours', () => {
    const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    const reference = {
      id: 'a',
      type: 'book',
      title: '书',
      volume: 2,
      ISBN: '',
      label: '12',
      en: { title: 'B' },
      place,
    } as const;
    expect(exportItem(reference)).toEqual({ id: 'a', type: 'book', title: '书', volume: '2' });
  });

  it('gives an entry without a title its author’s wording as a note', () => {
    expect(exportItem({ id: 'a', type: 'document', original: '[12] “A sentence.” 来源于演讲' }).note).toBe(
      '“A sentence.” 来源于演讲',
    );
    expect(exportItem({ id: 'a', type: 'book', title: '书', original: '[1] 书' }).note).toBeUndefined();
  });

  it('makes numbers of the parts of dates, and reads raw ones', () => {
    const { issued, accessed } = exportItem({
      ...{ id: 'a', type: 'book', issued: { 'date-parts': [['2024', '05']] }, accessed: { raw: '2025-03-02' } },
    } as const);
    expect(issued).toEqual({ 'date-parts': [[2024, 5]] });
    expect(accessed).toEqual({ 'date-parts': [[2025, 3, 2]] });
  });
});

describe('edtfDate', () => {
  it.each(['2024', '2024-05-09', '1957/1990', '1984/..', '1936~', '0079-08'])('writes %s as it was read', (text) => {
    expect(edtfDate(parseEdtf(text) ?? {})).toBe(text);
  });

  it('writes nothing for a date in words', () => {
    expect(edtfDate({ literal: '1865（清同治四年）' })).toBeUndefined();
  });
});

describe('LaTeX', () => {
  it('escapes what would be a command, and leaves Han alone', () => {
    expect(latexText('A_b & 50% {题名}')).toBe('A\\_b \\& 50\\% \\textbraceleft{}题名\\textbraceright{}');
  });

  it('leaves addresses as they stand', () => {
    const { URL: url, title } = latexItem({
      id: 'a',
      type: 'webpage',
      title: 'a_b',
      URL: 'https://example.org/a_b?x=1&y=%20',
    });
    expect(url).toBe('https://example.org/a_b?x=1&y=%20');
    expect(title).toBe('a\\_b');
  });

  it('braces a family name in lower case, and tells a person of one name from an institution', () => {
    const { author } = latexItem({
      id: 'a',
      type: 'book',
      author: [{ family: 'de la Cruz', given: 'A' }, { family: 'Plato' }],
    });
    expect(author?.[0]?.family).toBe('{de la Cruz}');
    expect(unbraceNames(`{${author?.[1]?.family}} and {OECD}`)).toBe('Plato and {OECD}');
  });
});
