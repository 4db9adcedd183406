import { cutPiece, type Piece, pieceValue } from './gbt-piece';
import { readGbtNames } from './read-gbt-names';
import { readGbtPages } from './read-gbt-pages';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads an entry in English whose parts commas alone tell apart: a case or an article as the Bluebook has it
 * (`Marbury v. Madison, 5 U.S. 137 (1803)`; `A. Author, Title, 103 California Law Review 513 (2015)`), and articles and
 * papers as Elsevier's journals list them (`A. Author, B. Author, Title, J. Name 12 (2019) 1–10`; `…, Title, in: …`).
 * Undefined for any other.
 */
export function readSentenceEntry(entry: Piece): Read | undefined {
  if (/["“”]/.test(entry.text)) return undefined;
  return readCase(entry) ?? readBluebook(entry) ?? readNumbered(entry) ?? readWorded(entry) ?? readPaper(entry);
}

const YEAR = '((?:1[6-9]|20)\\d\\d)';

function readCase(entry: Piece): Read | undefined {
  const match = new RegExp(
    `^(\\p{Lu}[^,]{1,80}? v\\.? \\p{Lu}[^,]{1,80}(?:, (?:Inc|Ltd|Co|Corp|LLC)\\.?)?), (\\d{1,4}) ([\\p{Lu}][\\p{L}\\d. ]{0,30}?) (\\d{1,5})(?:, ?([\\d–-]+))? \\((?:([^()]{2,30}?),? )?${YEAR}\\)[\\s.]*$`,
    'u',
  ).exec(entry.text);
  if (!match) return undefined;
  const [, title = '', volume = '', reporter = '', page = '', pin, authority, year] = match;
  return {
    type: 'legal_case',
    title,
    volume,
    'container-title': reporter,
    page: pin ? `${page}, ${pin.replace('–', '-')}` : page,
    ...(authority && { authority }),
    issued: { 'date-parts': [[Number(year)]] },
  };
}

const BLUEBOOK = new RegExp(
  `, (\\d{1,4}) (\\p{Lu}[\\p{L}&.'’ ]{3,60}?) (\\d{1,5})(?:, (\\d[\\d–-]*))? \\(${YEAR}\\)[\\s.]*$`,
  'u',
);

function readBluebook(entry: Piece): Read | undefined {
  const match = BLUEBOOK.exec(entry.text);
  const head = match ? headOf(entry, match.index) : undefined;
  if (!match || !head) return undefined;
  const [, volume = '', journal = '', page = '', pin, year] = match;
  return {
    type: 'article-journal',
    ...head,
    'container-title': journal,
    volume,
    page: pin ? `${page}, ${pin.replace('–', '-')}` : page,
    issued: { 'date-parts': [[Number(year)]] },
  };
}

const NUMBERED = new RegExp(
  `, (\\p{Lu}[^,]{1,80}?),? (\\d{1,4}) ?(?:\\((\\d{1,3}(?:[-–/]\\d{1,3})?)\\),? ?)?\\(${YEAR}\\),? ?(?:pp?\\. ?)?([A-Za-z]?\\d{1,8}(?: ?[-–—] ?[A-Za-z]?\\d{1,6})?)[\\s.,]*$`,
  'u',
);

function readNumbered(entry: Piece): Read | undefined {
  const match = NUMBERED.exec(plainEnd(entry.text));
  const head = match ? headOf(entry, match.index) : undefined;
  if (!match || !head) return undefined;
  const [, journal = '', volume = '', issue, year, pages] = match;
  return { ...head, ...articleOf({ journal, volume, issue, year, pages }) };
}

/** `…, Journal, 2022, Vol. 231, No. 4, 117886`, `…, J. Clean. Prod., 2020, 250, 119500`. */
const WORDED = new RegExp(
  `, (\\p{Lu}[^,]{1,80}?),(?: ${YEAR},)? (?:vol\\. ?)?(\\d{1,4}),(?: (?:no|iss)\\. ?(\\d{1,4}(?:[-–/]\\d{1,4})?),)?(?: (?:pp?\\. ?)?([A-Za-z]?\\d{1,8}(?: ?[-–—] ?[A-Za-z]?\\d{1,6})?))?(?:, ?${YEAR})?[\\s.,]*$`,
  'iu',
);

function readWorded(entry: Piece): Read | undefined {
  const match = WORDED.exec(plainEnd(entry.text));
  const head = match ? headOf(entry, match.index) : undefined;
  const [, journal = '', early, volume = '', issue, pages, year = early] = match ?? [];
  // A title has a word in small letters; two surnames have none.
  if (!year || !/ \p{Ll}{2,}/u.test(head?.title ?? '')) return undefined;
  return { ...head, ...articleOf({ journal, volume, issue, year, pages }) };
}

type Issue = Readonly<{ journal: string; volume: string; issue?: string; year?: string; pages?: string }>;

/** Where an article stands. */
function articleOf({ journal, volume, issue, year, pages }: Issue): Read {
  return {
    type: 'article-journal',
    'container-title': journal,
    volume,
    ...(issue && { issue: issue.replace('–', '-') }),
    issued: { 'date-parts': [[Number(year)]] },
    ...(pages && readGbtPages(pages)),
  };
}

const PAPER = new RegExp(
  `, [Ii]n:? (\\p{Lu}.{5,200}?),(?: ([\\p{L}& ]{2,40}),)?(?: ([\\p{L} ]{2,30}),)? ${YEAR}(?:, ?(?:pp?\\. ?)?([\\d]+(?: ?[-–—] ?\\d+)?))?[\\s.,]*$`,
  'u',
);

function readPaper(entry: Piece): Read | undefined {
  const match = PAPER.exec(plainEnd(entry.text));
  const head = match ? headOf(entry, match.index) : undefined;
  if (!match || !head) return undefined;
  const [, host = '', publisher, place, year, pages] = match;
  const meeting = /\b(?:proc(?:eedings)?|conference|symposium|workshop|congress|meeting)\b/i.test(host);
  return {
    type: meeting ? 'paper-conference' : 'chapter',
    ...head,
    'container-title': host,
    ...(publisher && { publisher }),
    ...(place && { 'publisher-place': place }),
    issued: { 'date-parts': [[Number(year)]] },
    ...(pages && readGbtPages(pages)),
  };
}

/** Without the holes of what was taken out behind it. */
function plainEnd(text: string): string {
  return text.replace(/[\s.,\ue000]+$/, '');
}

/** The longest run of names before a comma, and the title behind it. */
function headOf(entry: Piece, end: number): CslFields | undefined {
  const commas = [...entry.text.slice(0, end).matchAll(/, /g)].map(({ index }) => index).slice(0, 16);
  for (const at of commas.reverse()) {
    const before = cutPiece(entry, 0, at);
    const people = /^(?:(?:\p{Lu}\.[ -]?){1,3}|\p{Lu}[\p{L}'’-]+(?: |, \p{Lu}\.))/u.test(before.text)
      ? readGbtNames(before)
      : undefined;
    const title = pieceValue(cutPiece(entry, at + 2, end));
    const persons = people?.sure && people.names.every(({ family, literal }) => family || literal === 'others');
    if (people && persons && title && title.length > 8) return { [people.role ?? 'author']: people.names, title };
  }
  return undefined;
}
