import { findUrlFault } from './check-url';
import { findUnplaced } from './find-unplaced';
import { joinLines, joinSpacedHan, mendDigits, mendParting, piece } from './gbt-piece';
import { guessGbtLanguage } from './guess-gbt-language';
import { isTranscribed } from './han-surnames';
import { asCourtCase } from './read-court-case';
import { readGbtAccessed } from './read-gbt-dates';
import { readGbtLabel } from './read-gbt-label';
import { readGbtLinks } from './read-gbt-links';
import { findGbtMarks } from './read-gbt-mark';
import { isHanBody } from './read-gbt-roles';
import { readMarkedEntry } from './read-marked-entry';
import { readUnmarkedEntry } from './read-unmarked-entry';
import { isExplanatoryNote } from './recognise-note';
import type { CslFields, CslName, CslType } from './reference';
import { splitBilingual } from './split-bilingual';

/** What could not be placed or looks damaged, and where: 0-based, in UTF-16 units of `original`. */
type GbtDoubt = Readonly<{ reason: string; offset?: number }>;

/** An entry's fields without the `id`, which whoever keeps the list gives it. */
type GbtItem = CslFields & Readonly<{ type: CslType }>;

/**
 * One entry of a reference list. `label` is its number in digits; `item` its fields; `en` those of the English form that
 * follows a Chinese entry; `original` the text as it was given; `kind: 'note'` a quoted sentence or an explanation,
 * which is no record and of which only `original` counts.
 */
export type ParsedGbtEntry = Readonly<{
  label?: string;
  item: GbtItem;
  en?: CslFields;
  original: string;
  doubts: readonly GbtDoubt[];
  kind?: 'note';
}>;

/** No entry of a list is longer; what is, is a text. */
const LONGEST = 4000;

/**
 * Reads one entry of a reference list by GB/T 7714, 2015 or 2025, with the slips that people make, or one in the form
 * of Chinese notes (`作者：《书名》，出版社，年，第12页`), APA, Chicago or Vancouver. It may begin with its number and
 * hold line breaks. Values are as the text gives them; what finds no field is a doubt, so that nothing is lost. It
 * never throws.
 */
export function parseGbt7714(text: string): ParsedGbtEntry {
  const found = readGbtLabel(text);
  const label = found && { label: found.label };
  const from = found?.length ?? 0;
  if (text.length > LONGEST) return tooLong(text, label, from);
  const [main, english] = splitBilingual(text.slice(from));
  const body = piece(joinLines(main));
  if (isExplanatoryNote(body.text)) {
    const language = guessGbtLanguage({ title: main.replace(/“[^”]*”/g, '') });
    const item: GbtItem = { type: 'document', ...(language && { language }) };
    return { ...label, item, original: text, doubts: [], kind: 'note' };
  }
  const { item, doubts } = readRecord(main);
  const en = english === undefined ? undefined : readRecord(english).item;
  const told = {
    ...item,
    ...(item.URL && isBare(item.URL, main) && { URL: item.URL.replace('http://', '') }),
    custom: [en, hanEdition(main, item.edition), doubts.map(({ reason }) => reason.match(/https?:\S+[^\s.,]/)?.[0])],
  };
  const lost = findUnplaced(text, from, told);
  return {
    ...label,
    item,
    ...(en && { en }),
    original: text,
    doubts: [
      ...doubts,
      ...lost.map(({ text: words, offset }) => ({
        reason: `Unexpected "${words}", expected a field of a reference`,
        offset,
      })),
    ],
  };
}

/** Whether an address was written from its `www.` on. */
function isBare(url: string, text: string): boolean {
  return url.startsWith('http://www.') && !/h ?t ?t ?p ?s? ?[:：]/i.test(text);
}

/** `第二版`, whose number the field has in digits. */
function hanEdition(text: string, edition: CslFields['edition']): string | undefined {
  const han = '〇一二三四五六七八九'.charAt(Number(edition));
  return han && new RegExp(`${han}(?= ?版)`).exec(text)?.[0];
}

function readRecord(text: string): Readonly<{ item: GbtItem; doubts: readonly GbtDoubt[] }> {
  const links = readGbtLinks(
    piece(
      joinSpacedHan(
        joinLines(text)
          .trim()
          .replace(/[^\S\n]{2,}/g, ' '),
      ),
    ),
  );
  const read = readGbtAccessed(mendParting(mendDigits(links.rest)));
  const marks = findGbtMarks(read.rest);
  const given = { ...links.fields, ...read.fields };
  const { URL, ...others } = given;
  const fault = URL ? findUrlFault(URL) : undefined;
  const sound = fault ? others : given;
  const fields = withForeigners(
    marks.length > 0 ? asCourtCase(readMarkedEntry(read.rest, marks, sound)) : readUnmarkedEntry(read.rest, sound),
  );
  const language = guessGbtLanguage(fields);
  const item = tidy({
    ...fields,
    ...sound,
    ...(fields.number && !sound.number && { number: fields.number }),
    ...(language && { language }),
  });
  const unmarked = marks.length === 0 && !/^[^《]{0,60}《/.test(read.rest.text);
  return {
    item,
    doubts: [
      ...(fault ? [{ reason: [fault.reason, fault.mend].filter(Boolean).join('. ') }] : []),
      ...(URL && isBare(URL, text)
        ? [{ reason: `Unexpected address without http:// or https://, read as ${URL}` }]
        : []),
      ...(unmarked
        ? [{ reason: `Unexpected entry without a type mark, expected one such as [J]; read as ${item.type}` }]
        : []),
      ...(item.title ? [] : [{ reason: 'Unexpected entry without a title, expected one' }]),
    ],
  };
}

/**
 * In what was translated, an author whose Chinese name reads as a transcription is no 马 with the given name 歇尔, nor
 * is 赫普 beside a 库尔德利.
 */
function withForeigners<T extends CslFields>(fields: T): T {
  if (!fields.translator) return fields;
  const whole = (names: readonly CslName[]): readonly CslName[] => {
    const foreign = names.some(({ literal = '' }) => /^\p{Script=Han}{3,}$/u.test(literal) && !isHanBody(literal));
    return names.map((name) => {
      const joined = `${name.family ?? ''}${name.given ?? ''}`;
      const han = /^\p{Script=Han}+$/u.test(joined);
      return name.family && han && (foreign || isTranscribed(joined)) ? { literal: joined } : name;
    });
  };
  const host = fields['container-author'];
  return {
    ...fields,
    ...(fields.author && { author: whole(fields.author) }),
    ...(host && { 'container-author': whole(host) }),
  };
}

/** Without the fields that hold nothing. */
function tidy(item: GbtItem): GbtItem {
  const kept = Object.entries(item).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as GbtItem; // the same fields, fewer of them
}

function tooLong(text: string, label: Readonly<{ label: string }> | undefined, offset: number): ParsedGbtEntry {
  const reason = `Unexpected text of ${text.length} characters, expected one entry of at most ${LONGEST}; none of it was read: ${text.slice(offset)}`;
  return { ...label, item: { type: 'document' }, original: text, doubts: [{ reason, offset }] };
}
