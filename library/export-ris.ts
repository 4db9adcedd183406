import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { type CslDate, type CslItem, type CslName, type CslType, NAME_FIELDS } from '../essay/bibliography/reference';

type Values = string | readonly string[];
type RisRecord = Readonly<Record<string, Values>>;

/** Tags for what citation-js's mapping has none for in some types (RIS 2001, and RIS 2011 for A4 and LA). */
const COMMON_TAGS = {
  ...{ title: 'TI', author: 'AU', editor: 'ED', translator: 'A4', 'container-title': 'T2', volume: 'VL', issue: 'IS' },
  ...{ page: 'SP', publisher: 'PB', 'publisher-place': 'CY', edition: 'ET', URL: 'UR', DOI: 'DO', ISBN: 'SN' },
  ...{ language: 'LA', note: 'N1', 'original-title': 'OP' },
} as const satisfies Partial<Record<keyof CslItem, string>>;

/** Where RIS 2011 gives such a tag another meaning in some types (T2 the series of a book), and the tag to take instead. */
const OTHERWISE: Readonly<Record<string, Readonly<{ instead: string; types: readonly string[] }>>> = {
  ET: { instead: 'C6', types: ['DATA', 'FIGURE'] },
  IS: { instead: 'CP', types: ['CHAP'] },
  PB: { instead: 'C5', types: ['CASE', 'MANSCPT'] },
  SP: { instead: 'SE', types: ['CLSWK', 'MPCT', 'THES'] },
  T2: {
    instead: 'JF',
    types: [
      'BOOK',
      'CLSWK',
      'COMP',
      'CONF',
      'CTLG',
      'ELEC',
      'HEAR',
      'LEGAL',
      'MANSCPT',
      'MAP',
      'MPCT',
      'RPRT',
      'STAND',
    ],
  },
  VL: { instead: 'VO', types: ['BLOG', 'COMP', 'ELEC', 'FIGURE', 'PAMP', 'PAT'] },
};

/** Where RIS has a better type than citation-js gives: MPCT is a film or a broadcast, VIDEO no broadcast. */
const TYPES: Readonly<Record<string, string>> = { motion_picture: 'VIDEO' };

/** Tags that citation-js gives the day of access (EndNote does) and other programs read as a volume. */
const MISREAD: ReadonlySet<string> = new Set<CslType>(['webpage', 'post-weblog']);

/**
 * Entries as a RIS file in UTF-8, in the order given: a tag to a line, however long (citation-js breaks lines after 70
 * characters, and readers put a space there). The same text for the same entries.
 */
export function exportRis(items: readonly CslItem[]): string {
  return items.map((item) => writeRecord(completeRecord(risItem(item)))).join('\n');
}

/** RIS has no place for particles: they stand where they are printed, before the family name or after the given one. */
function risItem(item: CslItem): CslItem {
  const names = NAME_FIELDS.flatMap((field) => (item[field] ? [[field, item[field].map(risName)]] : []));
  return { ...item, ...Object.fromEntries(names) };
}

function risName(name: CslName): CslName {
  const { family, given, literal, suffix } = name;
  if (!family) return literal === undefined && given !== undefined ? { literal: given } : name;
  const join = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');
  return {
    family: join(name['non-dropping-particle'], family),
    given: join(given, name['dropping-particle']) || undefined,
    ...(suffix && { suffix }),
  };
}

const mapped = (item: Partial<CslItem>): RisRecord =>
  // citation-js writes one record for one entry.
  (plugins.output.format('ris', [item], { format: 'object' }) as readonly RisRecord[])[0] ?? {};

function completeRecord(item: CslItem): RisRecord {
  // Where there is a translator, citation-js writes the original's title for the title.
  const { 'original-title': _, ...rest } = item;
  const record: Record<string, Values> = { ...mapped(rest) };
  const type = TYPES[item.type] ?? String(record.TY ?? 'GEN');
  if (item.accessed && MISREAD.has(item.type)) delete record.VL;
  for (const [field, common] of Object.entries(COMMON_TAGS)) {
    const value = item[field as keyof typeof COMMON_TAGS]; // the keys of that table
    if (value === undefined) continue;
    const own = field === 'original-title' ? undefined : tagOf(item.type, field, value);
    // citation-js makes every dash of a range a hyphen.
    if (own && field === 'page') record[own] = String(value);
    if (own) continue;
    const other = OTHERWISE[common];
    const tag = other?.types.includes(type) ? other.instead : common;
    // SN holds an ISSN or a report's number too; it may stand more than once.
    if (tag === 'SN') record[tag] = [record[tag] ?? [], plain(value)].flat();
    else record[tag] ??= plain(value);
  }
  // citation-js cuts ids after 20 characters, where two may be one.
  return { ...record, ...datesOf(item), TY: type, ID: item.id };
}

/** The tag that citation-js has for a field in entries of this type. */
const tagOf = (type: CslType, field: string, value: unknown): string | undefined =>
  Object.keys(mapped({ type, [field]: value })).find((tag) => tag !== 'TY');

/** A field's value as RIS writes it: a line for each name. */
function plain(value: string | number | readonly CslName[]): Values {
  if (typeof value === 'object')
    return value.map(({ family, given, suffix, literal }) =>
      family ? [family, given, suffix].filter(Boolean).join(', ') : (literal ?? ''),
    );
  return String(value);
}

function datesOf({ type, issued, accessed, 'event-date': event }: CslItem): RisRecord {
  const year = issued?.['date-parts']?.[0]?.[0];
  return {
    ...(year !== undefined && { DA: risDate(issued) }),
    // In the record of a conference paper PY is the year of the conference.
    ...(issued && !(type === 'paper-conference' && event) && { PY: String(year ?? issued.literal ?? '') }),
    ...(accessed && { Y2: risDate(accessed) }),
  };
}

/** `YYYY/MM/DD/other information`; words alone are the other information. */
function risDate(date: CslDate | undefined): string {
  const parts = date?.['date-parts']?.[0];
  if (!parts) return `///${date?.literal ?? ''}`;
  const [year = '', month = '', day = ''] = parts.map((part, index) => String(part ?? '').padStart(index ? 2 : 4, '0'));
  return `${year}/${month}/${day}/`;
}

function writeRecord({ TY, ...tags }: RisRecord): string {
  const lines = Object.entries(tags).flatMap(([tag, values]) => [values].flat().map((value) => [tag, value] as const));
  return [['TY', TY], ...lines, ['ER', '']]
    .map(([tag, value]) => `${tag}  - ${String(value).replace(/\s+/g, ' ')}\n`)
    .join('');
}
