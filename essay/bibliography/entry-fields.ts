import { parseEdtf } from './read-date';
import { CSL_TYPES, type CslFields, type CslItem, DATE_FIELDS, NUMBER_FIELDS, TEXT_FIELDS } from './reference';

/** What Zotero users write in the field Extra and Zotero exports in `note`, one `variable: value` to a line. */
const NOTE_LINE = /^([A-Za-z][A-Za-z-]*(?: [A-Za-z]+)?):\s*(\S.*)$/;

const NAMES: ReadonlyMap<string, string> = new Map(
  [...TEXT_FIELDS, ...NUMBER_FIELDS, ...DATE_FIELDS]
    .filter((name) => name !== 'note')
    .map((name) => [name.toLowerCase(), name]),
);

const ALIASES: Readonly<Record<string, string>> = {
  'book title': 'container-title',
  cstr: 'CSTR',
  'original date': 'original-date',
};

/**
 * The entry with the variables that its note holds in Zotero's way (`page: 35`, `original-date: 1936`). What the item
 * already says stays, except a date and the type, which are written there because the field could not hold them
 * (`issued: 1865（清同治四年）`, `type: periodical`). The note itself is left as it is. Never changes the item it is given.
 */
export function withNoteFields<T extends CslItem>(item: T): T {
  if (!item.note) return item;
  const found: Record<string, unknown> = {};
  for (const line of item.note.split('\n')) {
    const match = NOTE_LINE.exec(line.trim());
    const key = match?.[1]?.toLowerCase() ?? '';
    const name = ALIASES[key] ?? NAMES.get(key);
    const value = match?.[2]?.trim();
    if (key === 'type' && CSL_TYPES.some((type) => type === value)) found.type = value;
    if (!name || value === undefined) continue;
    if ((DATE_FIELDS as readonly string[]).includes(name)) found[name] = parseEdtf(value) ?? { literal: value };
    else if (item[name as keyof CslFields] === undefined) found[name] = value;
  }
  // The keys come from the tables of CslFields and the values have those tables' types.
  return Object.keys(found).length > 0 ? { ...item, ...(found as CslFields) } : item;
}

/** A number variable as text, trimmed; undefined where it is absent or empty. */
export function fieldText(value: string | number | undefined): string | undefined {
  const text = value === undefined ? '' : String(value).trim();
  return text === '' ? undefined : text;
}
