import { cutPiece, HOLE, type Piece, piece, pieceValue, trimPiece } from './gbt-piece';
import { findStops, type GbtHead, readGbtHead } from './read-gbt-head';
import { readGbtHost } from './read-gbt-host';
import { type GbtMark, typeOfMark, withoutMark } from './read-gbt-mark';
import { type GbtNames, readGbtNames } from './read-gbt-names';
import { readGbtSerial } from './read-gbt-serial';
import { isStandardFirst, titled } from './read-gbt-title';
import { readMarkedTail } from './read-marked-tail';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/**
 * Reads an entry that has a type mark: who and title before it, the rest after it by the rules of its type.
 * @param whole the entry without its number, addresses and day of reading
 * @param given the fields of those
 */
export function readMarkedEntry(whole: Piece, marks: readonly GbtMark[], given: CslFields): Read {
  const [mark] = marks;
  if (!mark) return { type: 'document' };
  const before = cutPiece(whole, 0, mark.start);
  const after = marks
    .slice(1)
    .reduceRight(
      (rest, next) => withoutMark(rest, { ...next, start: next.start - mark.end, end: next.end - mark.end }),
      cutPiece(whole, mark.end),
    );
  if (pieceValue(before) === undefined) return { ...typeOfMark(mark), ...readHeadless(after, mark) };
  const hosted = hostOf(before, after, marks);
  const own = hosted?.own ?? before;
  const head: GbtHead =
    mark.code === 'S' && isStandardFirst(own)
      ? { title: own }
      : readGbtHead(own, { noted: /^[\s,.]*(?:载于?)? ?《/.test(after.text) });
  const people = peopleOf(head.people);
  const year = head.year && { issued: head.year };
  const genre = mark.code === 'D' && marks.find((other) => other.genre)?.genre;
  const base = { ...typeOfMark(mark), ...(genre && { genre }), ...people, ...year };
  if (hosted) return readHosted(base, head, hosted.host, mark, marks);
  return { ...base, ...readMarkedTail(head, after, mark, given, base), ...year };
}

type Hosted = Readonly<{ own: Piece; host: Piece }>;

/** The host of a part: after `//`, or in the old form `题名[A]. 编者. 论文集[C]`, or `[C]. In: …`. */
function hostOf(before: Piece, after: Piece, marks: readonly GbtMark[]): Hosted | undefined {
  const early = before.text.indexOf('//');
  if (early > 0) return { own: cutPiece(before, 0, early), host: joinPieces(cutPiece(before, early + 2), after) };
  const late = after.text.search(/\/ ?\//);
  const width = /^\/ ?\//.exec(after.text.slice(late))?.[0].length ?? 2;
  const [first, second] = marks;
  if (late >= 0) {
    const others = trimPiece(cutPiece(after, 0, late));
    return { own: before, host: joinOthers(others, cutPiece(after, late + width)) };
  }
  if (
    second &&
    first &&
    ['C', 'M', 'G', 'Z', 'R'].includes(second.code) &&
    ['A', 'C', 'M', 'G', 'Z'].includes(first.code)
  )
    return { own: before, host: after };
  // `题名. 见: 编者. 书名[M]`, `Title. In: Editor, ed. Book[M]`: the mark is the host's.
  const host = ['M', 'C', 'G'].includes(first?.code ?? '')
    ? /[.?!] ?(?:In ?: ?|In (?=\p{Lu})|[见载] ?: ?)(?=\S)/u.exec(before.text)
    : null;
  if (host && host.index > 4)
    return {
      own: cutPiece(before, 0, host.index + 1),
      host: joinPieces(cutPiece(before, host.index + host[0].length), stopped(after)),
    };
  const inside = /^[\s.]*(?:In ?:|In (?=[A-Z])|见 ?[:《]|载于? ?[:《]?)/.exec(after.text);
  return inside ? { own: before, host: cutPiece(after, inside[0].replace(/《$/, '').length) } : undefined;
}

/** Others responsible for the part stand before the `//`; a hole keeps them apart from the host. */
function joinOthers(others: Piece, host: Piece): Piece {
  return pieceValue(others)
    ? joinPieces({ raw: `${others.raw}${HOLE}${HOLE}`, text: `${others.text}${HOLE}${HOLE}` }, host)
    : host;
}

/** With the stop that the mark took the place of. */
function stopped(after: Piece): Piece {
  return /^[\s]*[.,]/.test(after.text) ? after : { raw: `.${after.raw}`, text: `.${after.text}` };
}

function joinPieces(one: Piece, two: Piece): Piece {
  return { raw: `${one.raw} ${two.raw}`, text: `${one.text} ${two.text}` };
}

function peopleOf(people: GbtNames | undefined): CslFields {
  return people ? { [people.role ?? 'author']: people.names, ...people.also } : {};
}

function readHosted(base: Read, head: GbtHead, host: Piece, mark: GbtMark, marks: readonly GbtMark[]): Read {
  const seam = host.text.indexOf(HOLE + HOLE);
  const others = seam > 0 ? readGbtNames(cutPiece(host, 0, seam)) : undefined;
  const whole = seam > 0 ? cutPiece(host, seam + 2) : host;
  const translators = others ? { [others.role ?? 'translator']: others.names } : {};
  if (mark.code === 'J' || mark.code === 'N')
    return {
      ...base,
      ...titled(head.title),
      ...translators,
      ...readGbtSerial(whole, { newspaper: mark.code === 'N' }),
    };
  const conference = mark.code === 'C' || (mark.code === 'A' && marks[1]?.code === 'C');
  const type: CslType = conference
    ? 'paper-conference'
    : mark.code === 'D' || mark.code === 'R' || mark.code === 'S'
      ? base.type
      : 'chapter';
  const { genre, ...own } = base;
  return {
    ...own,
    ...titled(head.title),
    type,
    ...translators,
    ...readGbtHost(whole, { conference, authors: base.author }),
    ...(base.issued && { issued: base.issued }),
  };
}

/** The mark stands before everything, or the title behind it. */
function readHeadless(after: Piece, mark: GbtMark): CslFields {
  const stops = findStops(after.text);
  const end =
    stops.find(
      (stop) =>
        pieceValue(cutPiece(after, 0, stop)) &&
        (readGbtNames(cutPiece(after, 0, stop)) === undefined || stop !== stops[0]),
    ) ?? after.text.length;
  const head = readGbtHead(cutPiece(after, 0, end));
  const base = { ...typeOfMark(mark), ...peopleOf(head.people) };
  return {
    ...base,
    ...readMarkedTail(head, end < after.text.length ? cutPiece(after, end) : piece(''), mark, {}, base),
  };
}
