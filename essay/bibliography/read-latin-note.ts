import { cutPiece, type Piece, piece, pieceValue, trimPiece } from './gbt-piece';
import { isMeeting } from './guess-gbt-code';
import { readGbtEdition } from './read-gbt-edition';
import { findStops, readGbtHead } from './read-gbt-head';
import { readGbtImprint } from './read-gbt-imprint';
import { readGbtNames } from './read-gbt-names';
import { readGbtPages } from './read-gbt-pages';
import { readGbtSerial } from './read-gbt-serial';
import { titled, unquote } from './read-gbt-title';
import { isForeignPlace } from './read-publishing-house';
import { readSentenceEntry } from './read-sentence-entry';
import type { CslFields, CslType } from './reference';
import { spaceLatin } from './space-latin';

type Read = CslFields & Readonly<{ type: CslType }>;

/** Reads an entry in English by Chicago (a quoted title; a bracketed imprint), by APA (year behind the names) or as IEEE has it. Undefined for any other. */
export function readLatinNote(entry: Piece, given: CslFields): Read | undefined {
  const han = /^(?:可?参见|参看|参阅|详见|转引自|引自|见|另见|又见)[: ]*/.exec(entry.text)?.[0].length ?? 0;
  if (/\p{Script=Han}/u.test(entry.text.slice(han))) return undefined;
  const spaced = piece(spaceLatin(entry.raw.slice(han)));
  const lead = /^(?:see(?: also)?|cf\.),? (?=[\p{Lu}“"])/iu.exec(spaced.text)?.[0].length ?? 0;
  const note = cutPiece(spaced, lead);
  return readQuoted(note, given) ?? readSentenceEntry(note) ?? readBracketed(note) ?? readApa(spaced, given);
}

/** `John Smith, “Title,” Journal 12, no. 3 (2019): 45–50`. */
function readQuoted(entry: Piece, given: CslFields): Read | undefined {
  const match = /(?<![\p{L}])["“]([^"“”]{3,300})["”]/u.exec(entry.text);
  if (!match) return undefined;
  const dated = /[\s,.([]+((?:1[5-9]|20)\d\d)[a-z]?[\s,.:)\]]*$/.exec(entry.text.slice(0, match.index));
  const year = dated?.index ? { issued: { 'date-parts': [[Number(dated[1])] as const] } } : undefined;
  // `“Mass line” revisited`: the marks are within a title.
  if (/^["”](?: (?!in )\p{Ll}|: \p{L})/u.test(entry.text.slice(match.index + match[0].length - 1))) return undefined;
  const before = cutPiece(entry, 0, year && dated ? stopAfter(entry.text, dated.index) : match.index);
  const people = pieceValue(before) ? readGbtNames(before) : undefined;
  if (pieceValue(before) && !people) return undefined;
  const title = unquote(entry.raw.slice(match.index, match.index + match[0].length));
  const base = {
    ...(people && { [people.role ?? 'author']: people.names }),
    ...(title && { title: title.replace(/[,.]$/, '') }),
    ...year,
  };
  const after = trimPiece(cutPiece(entry, match.index + match[0].length));
  const host = /^[Ii]n:? /.exec(after.text);
  if (host) return { ...base, ...readBook(cutPiece(after, host[0].length)), ...year };
  if (/\b(?:diss(?:ertation)?|thesis)\b/i.test(after.text))
    return { type: 'thesis', ...base, ...readThesis(after), ...year };
  const serial = readGbtSerial(after, { dated: year !== undefined });
  const journal = serial.volume || serial.issue || serial.page || given.DOI;
  return {
    type: journal ? 'article-journal' : given.URL ? 'webpage' : 'article-magazine',
    ...base,
    ...serial,
    ...year,
  };
}

/** The stop of a last initial before the year is the name's: `Aghion, P., 1992`. */
function stopAfter(text: string, at: number): number {
  return text.charAt(at) === '.' ? at + 1 : at;
}

function readThesis(after: Piece): CslFields {
  const match =
    /^\(?((?:Ph\.? ?D\.?|MA|Master'?s|doctoral)\.? (?:diss(?:ertation)?|thesis)\.?),? ([^,()]+), ((?:19|20)\d\d)/i.exec(
      after.text,
    );
  if (!match?.[1] || !match[2]) return readGbtImprint(after);
  return { genre: match[1], publisher: match[2].trim(), issued: { 'date-parts': [[Number(match[3])]] } };
}

/** `Book title, ed. X and Y (Place: Publisher, 2019), 45–50`. */
function readBook(host: Piece): Read {
  const imprint = /\(([^()]*(?:19|20)\d\d)\)/.exec(host.text) ?? PLAIN.exec(host.text);
  if (!imprint) {
    const serial = readGbtSerial(host);
    const title = String(serial['container-title'] ?? '');
    return { type: isMeeting(title) ? 'paper-conference' : 'chapter', ...serial, ...meetingPlace(title) };
  }
  const named = cutPiece(host, 0, imprint.index);
  const late = /[,.] (?:eds?\.|edited by) ([^,(][^(]*)$/i.exec(named.text);
  const early = late ? null : /^(.{3,120}?),? \(?eds?\.\)?, /i.exec(named.text);
  const editors = late?.[1]
    ? cutPiece(named, late.index + late[0].length - late[1].length)
    : early?.[1] && cutPiece(named, 0, early[1].length);
  const people = editors ? readGbtNames(editors) : undefined;
  const title = pieceValue(late ? cutPiece(named, 0, late.index) : early ? cutPiece(named, early[0].length) : named);
  return {
    type: isMeeting(title ?? '') ? 'paper-conference' : 'chapter',
    ...(title && { 'container-title': title }),
    ...(people && { editor: people.names }),
    ...readGbtImprint(imprintOf(host, imprint)),
    ...pagesOf(cutPiece(host, imprint.index + imprint[0].length)),
  };
}

/** `Proc. IEEE Int. Conf. Commun., Paris, France`: where they met, apart from the title. */
function meetingPlace(title: string): CslFields {
  const place = /, (\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?, (?:[A-Z]{2}, )?\p{Lu}[\p{L}. ]+)$/u.exec(title)?.[1];
  return place && isMeeting(title) && isForeignPlace(place)
    ? { 'container-title': title.slice(0, title.lastIndexOf(`, ${place}`)), 'event-place': place }
    : {};
}

/** The words of an imprint without the bracket or comma that opens it. */
function imprintOf(whole: Piece, match: RegExpExecArray): Piece {
  const end = match.index + match[0].length;
  return cutPiece(whole, match.index + 1, match[0].startsWith('(') ? end - 1 : end);
}

function pagesOf(late: Piece): CslFields {
  const words = /^[\s,.]*(?:at )?(?:pp?\. ?)?([\divxlc]+(?:[-–—][\divxlc]+)?)[\s.]*$/.exec(late.text);
  return (words?.[1] && readGbtPages(words[1])) || {};
}

const BRACKETED = /\(([^():]{2,40}): ([^()]{2,80}), ((?:1[5-9]|20)\d\d)\)/;

/** The imprint between commas: `Economy and Society, Berkeley: University of California Press, 1978, p. 53`. */
const PLAIN =
  /, (\p{Lu}[\p{L}. '-]{1,28}(?:, (?:[A-Z]{2,3}|\p{Lu}\. ?\p{Lu}\.|\p{Lu}[a-z]{2,5}\.))?): ([^:]{2,80}?), ((?:1[5-9]|20)\d\d)(?=[,.;]|$)/u;

/** Whether commas alone part an entry: no stop in it but those of initials and of `p.`. */
function isOneSentence(text: string): boolean {
  const plain = text.replace(/\b(?:pp?|chap|ch|trans|eds?|vols?|nos?|rev)\./g, (word) => `${word.slice(0, -1)} `);
  const stops = findStops(plain).filter((stop) => stop < plain.length - 1);
  return stops.every((stop) => /(?:^|[\s.])\p{Lu}\.$/u.test(plain.slice(Math.max(0, stop - 3), stop)));
}

/** As IEEE has it: `Causality, 2nd ed. Cambridge, U.K.: Cambridge Univ. Press, 2009`. */
const EDITED = /(?<=, \d{1,2}(?:st|nd|rd|th) ed)\. (\p{Lu}[^:]{1,40}): ([^:]{2,80}?), ((?:1[5-9]|20)\d\d)(?=[,.;]|$)/u;

/** A publisher alone between commas: `The Morality of Law, Yale University Press, 1969`. */
const PLACELESS =
  /, ((?:[\p{L}&.'-]+ ){0,5}(?:Press|Publishers?|Publishing|Books|Verlag)), ((?:1[5-9]|20)\d\d)(?=[,.;]|$)/u;

/** `John Smith, Title (Place: Publisher, 2019), 45.` */
function readBracketed(entry: Piece): Read | undefined {
  const imprint =
    BRACKETED.exec(entry.text) ??
    EDITED.exec(entry.text) ??
    (isOneSentence(entry.text) ? (PLAIN.exec(entry.text) ?? PLACELESS.exec(entry.text)) : null);
  if (!imprint) return undefined;
  const head = cutPiece(entry, 0, imprint.index);
  const commas = [...head.text.matchAll(/,/g)].map((match) => match.index);
  const end = commas
    .filter((comma) => !/^[\s,]*\d{1,2}(?:st|nd|rd|th) ed\b/.test(head.text.slice(comma)))
    .filter((comma) => readGbtNames(cutPiece(head, 0, comma))?.names.every((name) => name.family))
    .at(-1);
  const people = end === undefined ? undefined : readGbtNames(cutPiece(head, 0, end));
  const rest = trimPiece(end === undefined ? head : cutPiece(head, end + 1));
  const other = /, (?:trans\.|translated by|eds?\.|edited by) ([^,]+)$/i.exec(rest.text);
  const others = other?.[1] ? readGbtNames(cutPiece(rest, other.index + other[0].length - other[1].length)) : undefined;
  const bare = other ? cutPiece(rest, 0, other.index) : rest;
  const volume = /, [Vv]ol(?:ume|\.)? ?(\d{1,3}|[IVX]{1,5})\s*$/.exec(bare.text);
  const edition = /, ([^,]{3,20} ed\.?)\s*$/.exec(bare.text);
  const told = edition?.[1] ? readGbtEdition(edition[1], edition[1]) : undefined;
  return {
    type: 'book',
    ...(people && { [people.role ?? 'author']: people.names }),
    ...titled(edition && told ? cutPiece(bare, 0, edition.index) : volume ? cutPiece(bare, 0, volume.index) : bare),
    ...(told && { edition: told }),
    ...(volume?.[1] && { volume: volume[1] }),
    ...(others && { [/trans/i.test(other?.[0] ?? '') ? 'translator' : 'editor']: others.names }),
    ...readGbtImprint(imprintOf(entry, imprint)),
    ...pagesOf(cutPiece(entry, imprint.index + imprint[0].length)),
  };
}

/** `Smith, J. (2019). Title. Journal, 12(3), 45–50.` or `… Title (2nd ed.). Publisher.` */
function readApa(entry: Piece, given: CslFields): Read | undefined {
  const head = /^[^()]{2,300}\((?:1[5-9]|20)\d\d[a-z]?(?:, [A-Z][a-z]+(?: \d{1,2})?)?\)[.,:]? /.test(entry.text)
    ? readGbtHead(entry)
    : undefined;
  if (!head?.year || !head.people) return undefined;
  // `What is it? The Journal, 12(3), 45–50`: the title's own mark is its stop.
  const asked = /^[^.?!]{3,200}[?!] (?=\p{Lu})/u.exec(head.title.text)?.[0].length;
  const [stop = asked ?? head.title.text.length] = findStops(head.title.text);
  const named = cutPiece(head.title, 0, stop);
  const tail = trimPiece(cutPiece(head.title, stop));
  const base = { [head.people.role ?? 'author']: head.people.names, issued: head.year, ...apaTitle(named) };
  const host = /^In:? /.exec(tail.text);
  if (host) return { ...base, ...apaHost(cutPiece(tail, host[0].length)), issued: head.year };
  if (
    /,? ?\d{1,4} ?(?:\([^()]{1,12}\))?(?:, |: ?)(?:pp?\. ?)?[A-Za-z]?\d|\d\(\d/.test(tail.text) ||
    (given.DOI && pieceValue(tail) && !/Press\b|Publish|Books\b|Verlag/.test(tail.text))
  )
    return { type: 'article-journal', ...base, ...readGbtSerial(tail, { dated: true }), issued: head.year };
  const publisher = pieceValue(tail);
  if (given.URL && !/Press|Publish|Books|Verlag/.test(publisher ?? ''))
    return { type: 'webpage', ...base, ...(publisher && { publisher }) };
  return { type: 'book', ...base, ...readGbtImprint(tail), issued: head.year };
}

function apaTitle(whole: Piece): CslFields {
  const trans = / ?\(([^()]{3,60}?),? Trans\.?\)[. ]*$/.exec(whole.text);
  const people = trans?.[1]
    ? readGbtNames(
        cutPiece(
          whole,
          trans.index + trans[0].indexOf(trans[1]),
          trans.index + trans[0].indexOf(trans[1]) + trans[1].length,
        ),
      )
    : undefined;
  const named = trans && people ? cutPiece(whole, 0, trans.index) : whole;
  const translator = people ? { translator: people.names } : {};
  const edition = /\(([^()]*?\bed\.?)(?:, pp?\. ?(\d+(?: ?[-–—] ?\d+)?))?\)[. ]*$/.exec(named.text);
  const told = edition?.[1] ? readGbtEdition(edition[1], edition[1]) : undefined;
  return {
    ...titled(edition && told ? cutPiece(named, 0, edition.index) : named),
    ...(told && { edition: told }),
    ...(told && edition?.[2] && readGbtPages(edition[2])),
    ...translator,
  };
}

/** `A. Editor & B. Editor (Eds.), Book title (pp. 1–20). Publisher.` */
function apaHost(host: Piece): Read {
  const match = /^(.{2,120}?) \(Eds?\.\), /.exec(host.text);
  const people = match?.[1] ? readGbtNames(cutPiece(host, 0, match[1].length)) : undefined;
  const rest = match ? cutPiece(host, match[0].length) : host;
  const pages =
    /\(pp?\. ?([\divxlc]+(?: ?[-–—] ?[\divxlc]+)?)\)/.exec(rest.text) ??
    /, ?pp?\. ?(\d+(?: ?[-–—] ?\d+)?)(?=[\s.]*$)/.exec(rest.text);
  const title = pieceValue(pages ? cutPiece(rest, 0, pages.index) : rest);
  const conference = isMeeting(title ?? '');
  return {
    type: conference ? 'paper-conference' : 'chapter',
    ...(people && { editor: people.names }),
    ...(title && { 'container-title': title }),
    ...(pages && readGbtImprint(cutPiece(rest, pages.index + pages[0].length))),
    ...(pages?.[1] && readGbtPages(pages[1])),
  };
}
