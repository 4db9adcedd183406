import { cutPiece, type Piece } from './gbt-piece';
import { unquote } from './read-gbt-title';

/** A title that marks of its own tell, with what is before and after it. */
export type Titled = Readonly<{ before: Piece; title: string; after: Piece }>;

/** The first 《…》, others within it included, with what is before and after it; undefined where there is none or it is not closed. */
export function takeTitle(whole: Piece): Titled | undefined {
  const open = whole.text.indexOf('《');
  if (open < 0) return undefined;
  let depth = 0;
  for (let at = open; at < whole.text.length; at++) {
    const mark = whole.text.charAt(at);
    depth += mark === '《' || mark === '〈' ? 1 : mark === '》' || mark === '〉' ? -1 : 0;
    if (depth === 0)
      return {
        before: cutPiece(whole, 0, open),
        title: cutPiece(whole, open + 1, at)
          .raw.replace(/\s+/g, ' ')
          .trim(),
        after: cutPiece(whole, at + 1),
      };
  }
  return undefined;
}

/**
 * The first title in quotation marks, as in `作者：“文章”，《刊名》`, with what is before and after it; undefined where
 * the first quotation has no Han character, or where words follow right behind it, so that it is a part of a title.
 */
export function takeQuoted(whole: Piece): Titled | undefined {
  const match = /[“]([^“”]{2,200})[”]|(?<=[,.:] ?)"([^"]{4,200})"(?=,)/.exec(whole.text);
  if (!match || !/\p{Script=Han}/u.test(match[1] ?? match[2] ?? '')) return undefined;
  // `“双减”一年间`: they are a part of the title.
  if (/^[\p{Script=Han}A-Za-z](?<![载刊收见])/u.test(whole.text.slice(match.index + match[0].length))) return undefined;
  return {
    before: cutPiece(whole, 0, match.index),
    title: unquote(whole.raw.slice(match.index, match.index + match[0].length)) ?? '',
    after: cutPiece(whole, match.index + match[0].length),
  };
}

/** `关于《工资、价格和利润》的报告札记`, `“一带一路”与人民币国际化`, `《环球科学》杂志社`: the marks stand within a title or a name. */
export function isWithinWords({ before, after }: Titled): boolean {
  return (
    /^(?:的|与|之|中|和|及|里|所|在|是|为|:)/.test(after.text) ||
    /^\p{Script=Han}{0,8}(?:委员会|编委会|编写组|课题组|杂志社|编辑部|工作组)/u.test(after.text) ||
    /\p{Script=Han}[.:] ?[^.:,]*[\p{Script=Han}]$/u.test(
      before.text.replace(/(?:参见|参阅|详见|载于?|见|[著译编撰注])$/, ''),
    )
  );
}
