import { type Piece, punch } from './gbt-piece';
import { takeBracketedDay, takePlainDay } from './read-gbt-dates';
import type { GbtHead } from './read-gbt-head';
import { readGbtImprint } from './read-gbt-imprint';
import { readGbtFiled, readGbtNumbered, readGbtStandard, takeStandardNumber } from './read-gbt-title';
import type { CslFields } from './reference';

/** A patent's or a report's day, or a book's imprint (2015 §4.5 and §4.1; 2025 §8.8 and §8.10). */
export function readDated(after: Piece): CslFields {
  const day = takeBracketedDay(after) ?? takePlainDay(after);
  if (!day) return readGbtImprint(after);
  const { issued, ...rest } = readGbtImprint(day.rest);
  return { ...rest, issued: day.date };
}

/** A patent's tail: `中国专利: 881056073, 1989-07-26` has its number, `2006-12-13` the day alone. */
export function readPatentTail(after: Piece): CslFields {
  const match =
    /(?<=^[\s.]*)()()()((?:ZL|CN|US|EP|WO|JP) ?\d{6,}(?:\.[\dX])? ?[A-Z]?\d?)(?=[,. ]|$)/u.exec(after.text) ??
    /(?:(?:(\p{Script=Han}{1,4}?)(?:发明|实用新型|外观设计)?)?专利(?:号|申请号)? ?[:,]? ?|(中国|美国|日本|德国|英国|法国|韩国|[A-Z]{2})[:,] ?|(US|U\. ?S\.|European|Chinese) (?:Patent|专利)(?: No\.?)?[ :]*)((?:ZL|CN|US|EP|WO|JP)? ?\d(?:[\dX./-]|,(?=\d{3}(?:\D|$))){4,}\d ?[A-Z]?\d?)(?=[,. ]|$)/u.exec(
      after.text,
    );
  const [, land, named, patent, number] = match ?? [];
  const country = named ?? land ?? patent;
  if (!match || !number) return readDated(after);
  return {
    ...(country && { jurisdiction: country }),
    number: number.replace(/[,.]$/, ''),
    ...readDated(punch(after, match.index, match.index + match[0].length)),
  };
}

/** 2025 §8.12: 收藏地: 收藏者, 形成日期; documents published as a book have its imprint. */
export function readArchived(head: GbtHead, after: Piece): CslFields {
  const { publisher, 'publisher-place': place, ...fields } = readDated(after);
  const filed = readGbtFiled(head.title);
  if (filed.number)
    return { ...filed, ...fields, ...(publisher && { publisher }), ...(place && { 'publisher-place': place }) };
  const { number, ...title } = readGbtNumbered(head.title, 'archive');
  // `台北: 近代史研究所档案馆, 03-33-150-01-012`
  const late =
    publisher &&
    /[,，] ?(?:(?:档号|档案号|馆藏号) ?[:：]? ?)?(\p{Script=Han}?[A-Z]{0,3}\d+(?:-[A-Z]?\d+){1,5})$/u.exec(publisher);
  if (publisher && /出版社|书局|印书馆|Press$/.test(publisher))
    return {
      ...title,
      ...fields,
      type: 'collection',
      publisher,
      ...(place && { 'publisher-place': place }),
      ...(number && { number }),
    };
  return {
    ...title,
    ...fields,
    ...(publisher && {
      archive: publisher.slice(0, late ? late.index : undefined).replace(/(?<=馆|局|所|院)藏$/, ''),
    }),
    ...(late && { archive_location: late[1] ?? '' }),
    ...(place && { 'archive-place': place }),
    ...(number && { archive_location: String(number) }),
  };
}

/** A standard with its number in the title or, as `题名[S]. GB/T 7714-2015. 北京: …`, behind the mark. */
export function readStandard(head: GbtHead, after: Piece): CslFields {
  const own = readGbtStandard(head.title);
  const late = own.number ? undefined : takeStandardNumber(after);
  return { ...own, ...(late && { number: late.number }), ...readDated(late?.rest ?? after) };
}
