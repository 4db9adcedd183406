import { expect, it } from 'vitest';
import { withNoteFields } from './entry-fields';
import type { CslItem } from './reference';

const item: CslItem = { id: 'a', type: 'book', title: 'T', volume: '2', issued: { 'date-parts': [[1865]] } };

it('reads what Zotero users write in Extra', () => {
  const note = 'page: 35\noriginal-date: 1936\nCSTR: 16666.11\nBook Title: Host\ntex.entrytype: map\n10.1021/x';
  expect(withNoteFields({ ...item, note })).toMatchObject({
    page: '35',
    'original-date': { 'date-parts': [[1936]] },
    CSTR: '16666.11',
    'container-title': 'Host',
  });
});

it('lets the item’s own fields stand, except a date and the type', () => {
  const read = withNoteFields({ ...item, note: 'volume: 9\nissued: 1865（清同治四年）\ntype: periodical' });
  expect(read).toMatchObject({ volume: '2', issued: { literal: '1865（清同治四年）' }, type: 'periodical' });
});

it('leaves an item with a note in words as it is', () => {
  const noted = { ...item, note: 'A reader’s note: it is good.\ntype: nonsense\nhttps://example.com' };
  expect(withNoteFields(noted)).toBe(noted);
});
