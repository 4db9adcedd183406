import type { Piece } from './gbt-piece';
import { takePlainDay } from './read-gbt-dates';
import type { CslFields } from './reference';

/** How laws and regulations are named. */
const LAW = /(?:法|法典|条例|规定|办法|细则|解释|决定|宪法|纲要|通知|意见|公约|协定)(?:[(（][^()（）]{1,20}[)）])?$/;

/** Whether a title is a law's or a regulation's. */
export function isLawTitle(title: string): boolean {
  return LAW.test(title);
}

const LAW_TAIL =
  /^[\s,]*(?:\((?:[A-Za-z]{2,10}|\d{4} ?年?(?:修正|修订|修改|施行)?)\))?(?:\(? ?(\p{Script=Han}{1,8} ?[[(](?:19|20)\d\d[\])] ?(?:第 ?)?\d{1,5} ?号) ?\)?)?[\s,]*((?:第 ?[\d一二三四五六七八九十百千零-]+ ?[编章节条款项目](?:之[一二三四五六七八九十])?[、,和 ]*)+)?(?:\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?:发布|公布|施行|通过)?)?[\s.,;]*$/u;

/** A law's own `number` and the article that is meant (`section`): `（法释〔2022〕6号）`, `第二百六十六条`. Undefined where neither follows. */
export function readLawTail(after: Piece): CslFields | undefined {
  const match = LAW_TAIL.exec(after.text);
  const [, number, section] = match ?? [];
  if (!match || (!number && !section)) return undefined;
  const day = takePlainDay(after);
  const at = number ? after.text.indexOf(number) : 0;
  return {
    ...(number && { number: after.raw.slice(at, at + number.length) }),
    ...(day && { issued: day.date }),
    ...(section && { section: section.replace(/[、,和 ]+$/, '') }),
  };
}
