import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import * as ris from '@customcommander/ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';

// For the round trip's test: files are read by citation-js, and by readers of other makers, into the same plain fields.

type Fields = Record<string, unknown>;
type RawBibtex = Readonly<{ type: string; properties: Readonly<Record<string, string>> }>;
type RawRis = Readonly<Record<string, string | string[]>>;

/** What RIS's tags mean in all types, for citation-js reads some of them in some types only; then what they mean in others. */
const TAGS: Readonly<Record<string, string>> = {
  ...{ title: 'TI', author: 'AU', editor: 'ED', translator: 'A4', 'container-title': 'T2', volume: 'VL', issue: 'IS' },
  ...{ page: 'SP', publisher: 'PB', 'publisher-place': 'CY', edition: 'ET', URL: 'UR', accessed: 'Y2', DOI: 'DO' },
  ...{ ISBN: 'SN', language: 'LA', note: 'N1', issued: 'DA' },
};
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  BLOG: { editor: 'A2', volume: 'VO' },
  BOOK: { editor: 'A3', 'container-title': 'JF', page: 'SE' },
  CASE: { publisher: 'C5' },
  CHAP: { editor: 'A2', issue: 'CP' },
  CLSWK: { 'container-title': 'JF', page: 'SE' },
  COMP: { 'container-title': 'JF', edition: 'VL', volume: 'VO' },
  CONF: { editor: 'A2', 'container-title': 'C3', 'publisher-place': 'C1', issue: 'M1' },
  CTLG: { 'container-title': 'JF' },
  DATA: { edition: 'C6' },
  DICT: { editor: 'A2' },
  ELEC: { 'container-title': 'JF', volume: 'VO' },
  ENCYC: { editor: 'A2' },
  FIGURE: { edition: 'C6', volume: 'VO' },
  HEAR: { 'container-title': 'JF' },
  LEGAL: { 'container-title': 'JF' },
  MANSCPT: { 'container-title': 'JF', publisher: 'C5' },
  MAP: { 'container-title': 'JF' },
  MGZN: { issue: 'M1' },
  MPCT: { 'container-title': 'JF', page: 'SE' },
  MUSIC: { editor: 'A2' },
  NEWS: { issue: 'C2' },
  PAMP: { volume: 'VO' },
  PAT: { volume: 'VO' },
  RPRT: { 'container-title': 'JF', issue: 'C6' },
  SER: { editor: 'A2' },
  STAND: { 'container-title': 'JF' },
  THES: { page: 'SE' },
};
const NAMES: ReadonlySet<string> = new Set(['author', 'editor', 'translator']);
const DATES: ReadonlySet<string> = new Set(['issued', 'accessed']);

/** BibTeX types whose number is an issue’s, not a report’s or a series’. */
const NUMBERED: ReadonlySet<string> = new Set(['article', 'inproceedings', 'periodical']);

/** A `.bib` file by citation-js, completed from its raw fields where its mapping leaves some out. */
export function readBibtexByCitationJs(text: string): readonly Fields[] {
  const raw = plugins.input.chain(text, { target: '@biblatex/entries+list', generateGraph: false }) as unknown;
  return plugins.input.chain(text, { generateGraph: false }).map((read, index) => {
    const properties = (raw as readonly RawBibtex[])[index]?.properties ?? {};
    return {
      ...read,
      type: fullType(properties.entrysubtype) ?? read.type,
      ...(properties.issue && { issue: properties.issue }),
      ...(properties.date && { issued: fromEdtf(properties.date) }),
    };
  });
}

/** A `.bib` file by Better BibTeX's parser. */
export function readBibtexByOther(text: string): readonly Fields[] {
  const { entries, errors } = parseBibtex(text, { sentenceCase: false, english: false });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const source = plugins.config.get('@bibtex').types.biblatex.source;
  return entries.map(({ type, key, fields: own, input }) => {
    const fields = own as Readonly<Record<string, string | readonly string[] | undefined>>;
    const text = (name: string): string | undefined =>
      fields[name] === undefined ? undefined : [fields[name]].flat().join(' and ');
    // The parser takes the `~` of a date for LaTeX’s space.
    const date = /^ *date = \{([^}]*)\}/m.exec(input)?.[1];
    const names = (list: typeof own.author) =>
      list?.map(({ name, lastName, firstName, prefix, suffix }) =>
        name ? { literal: name } : { family: lastName, given: firstName, 'non-dropping-particle': prefix, suffix },
      );
    return {
      id: key,
      type: fullType(text('entrysubtype')) ?? source[type],
      ...{ author: names(own.author), editor: names(own.editor), translator: names(own.translator) },
      ...{ title: text('title'), 'container-title': text('journal') ?? text('booktitle'), volume: text('volume') },
      ...{
        issue: text('issue') ?? (NUMBERED.has(type) ? text('number') : undefined),
        page: text('pages')?.replace('–', '-'),
        edition: text('edition'),
      },
      publisher: text('publisher') ?? text('institution') ?? text('organization') ?? text('howpublished'),
      ...{ 'publisher-place': text('address'), URL: text('url'), DOI: text('doi'), ISBN: text('isbn') },
      ...{ language: text('language'), note: text('note') },
      issued: date ? fromEdtf(date) : text('year') && { literal: text('year') },
      accessed: text('urldate') && fromEdtf(text('urldate') ?? ''),
    };
  });
}

/** A RIS file by citation-js, completed from its raw tags where its mapping leaves some out. */
export function readRisByCitationJs(text: string): readonly Fields[] {
  const raw = plugins.input.chain(text, { target: '@else/list+object', generateGraph: false }) as unknown;
  const records = [raw].flat() as readonly RawRis[];
  return plugins.input.chain(text, { generateGraph: false }).map((read, index) => {
    const record = records[index] ?? {};
    const filled = fieldsOf((tag) => record[tag] && [record[tag]].flat());
    for (const field of Object.keys(read)) if (field !== 'issued') delete filled[field];
    return { ...read, ...filled, ...typeOf(record.TY, read.type) };
  });
}

/** A RIS file by @customcommander/ris: tags and values, put together by what the tags mean (RIS 2011). */
export function readRisByOther(text: string): readonly Fields[] {
  const types: Readonly<Record<string, string>> = {
    ...{ JOUR: 'article-journal', MGZN: 'article-magazine', NEWS: 'article-newspaper', BILL: 'bill', BOOK: 'book' },
    ...{ MPCT: 'broadcast', CHAP: 'chapter', CLSWK: 'classic', GEN: 'document', DATA: 'dataset', CTLG: 'entry' },
    ...{ DICT: 'entry-dictionary', ENCYC: 'entry-encyclopedia', FIGURE: 'figure', ART: 'graphic', HEAR: 'hearing' },
    ...{ CASE: 'legal_case', LEGAL: 'legislation', MANSCPT: 'manuscript', MAP: 'map', VIDEO: 'motion_picture' },
    ...{ MUSIC: 'musical_score', PAMP: 'pamphlet', CONF: 'paper-conference', PAT: 'patent', SER: 'periodical' },
    ...{ PCOMM: 'personal_communication', ICOMM: 'personal_communication', BLOG: 'post-weblog', RPRT: 'report' },
    ...{ COMP: 'software', SOUND: 'song', STAND: 'standard', THES: 'thesis', ELEC: 'webpage' },
  };
  return (ris.read(text) ?? []).map((record) => {
    const flat = Object.fromEntries(Object.entries(record).map(([tag, values]) => [tag, values.map(plainRis)]));
    const fields = fieldsOf((tag) => flat[tag]);
    const issued = flat.DA ? {} : flat.PY && { issued: { literal: flat.PY[0] } };
    return { ...fields, ...issued, id: flat.ID?.[0], type: types[flat.TY?.[0] ?? ''] };
  });
}

/** A record's fields by what its tags mean in its type; `valuesOf` gives a tag's lines. */
function fieldsOf(valuesOf: (tag: string) => readonly string[] | undefined | ''): Fields {
  const own = BY_TYPE[(valuesOf('TY') || [])[0] ?? ''] ?? {};
  const found = Object.entries({ ...TAGS, ...own }).map(([field, tag]) => [field, valuesOf(tag)] as const);
  return Object.fromEntries(found.flatMap(([field, values]) => (values ? [[field, value(field, values)]] : [])));
}

const fullType = (subtype: string | undefined): string | undefined =>
  subtype === 'newspaper' || subtype === 'magazine' ? `article-${subtype}` : subtype;

/** citation-js takes sound and video recordings for one type. */
const typeOf = (tag: RawRis[string] | undefined, type: unknown): Fields => ({ type: tag === 'SOUND' ? 'song' : type });

/** Dates and names come as objects from this reader, initials apart from first names. */
function plainRis(part: ris.Value): string {
  if (typeof part === 'string') return part;
  if ('year' in part) return `${part.year}/${part.month}/${part.day}/`;
  return [part.last_name, `${part.first_name} ${part.initials}`.trim(), part.suffix].filter(Boolean).join(', ');
}

function value(field: string, values: readonly string[]): unknown {
  if (NAMES.has(field))
    return values.map((name) => {
      const [family, given, suffix] = name.split(/, ?/);
      return given ? { family, given, suffix } : { literal: family };
    });
  if (field === 'ISBN') return values.find((one) => /^(?:97[89])?[\dX-]{10,14}$/.test(one));
  if (!DATES.has(field)) return values[0];
  return { 'date-parts': [(values[0] ?? '').split('/').filter(Boolean).map(Number)] };
}

function fromEdtf(text: string): Fields {
  const circa = text.includes('~');
  const parts = text.replace('~', '').split('/');
  return {
    'date-parts': parts.map((part) => (part === '..' ? [0] : part.split('-').map(Number))),
    ...(circa && { circa }),
  };
}
