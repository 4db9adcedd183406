import { cutPiece, foldMarks, type Piece, pieceValue, trimPiece } from './gbt-piece';
import { takePlainDay } from './read-gbt-dates';
import type { CslFields, CslType } from './reference';

type Read = CslFields & Readonly<{ type: CslType }>;

/** `（2019）京0491民初10989号`, `（2010）民一终字第45号`, and what kind of paper it is. */
const NUMBER =
  /[[(] ?(?:19|20)\d\d ?[\])] ?[\p{Script=Han}\d]{1,20}?(?:字? ?第?) ?\d{1,6} ?(?:号|号之[一二三四五])(?: ?((?:民事|刑事|行政|执行|国家赔偿|仲裁)?(?:附带民事)?(?:判决|裁定|调解|决定|裁决|起诉|通知)书?))?/u;

const COURT = /(\p{Script=Han}{2,24}(?:法院|检察院|仲裁委员会|仲裁院))[\s,:]*$/u;

/**
 * Reads a court's decision as lawyers cite it: `张某诉李某买卖合同纠纷案，北京市海淀区人民法院（2019）京0108民初1234号民事判决书`
 * (法学引注手册). Undefined where the entry has no number of a case behind the name of a court.
 */
export function readCourtCase(entry: Piece): Read | undefined {
  const guiding =
    /^((?:参见|见)?.{0,30}指导性?案例第? ?\d{1,4} ?号(?:[:：].{4,80}?案)?) ?(?:\(((?:19|20)\d\d) ?年?\))?[\s.]*$/.exec(
      entry.text,
    );
  if (guiding?.[1])
    return {
      type: 'legal_case',
      title: entry.raw.slice(0, guiding[1].length).replace(/^(?:参见|见)[：:]?/, ''),
      ...(guiding[2] && { issued: { 'date-parts': [[Number(guiding[2])]] } }),
    };
  const number = NUMBER.exec(entry.text);
  const before = number ? trimPiece(cutPiece(entry, 0, number.index)) : undefined;
  const court = before && COURT.exec(before.text)?.[1];
  if (!number || !before || !court) return undefined;
  const at = before.text.length - court.length;
  const lead = /^(?:参见|参阅|详见|见)[: ]?/.exec(before.text)?.[0].length ?? 0;
  const name =
    at > lead ? pieceValue(cutPiece(before, lead, at))?.replace(/^[“《]([^“”《》]+)[”》]$/, '$1') : undefined;
  const from = Math.max(before.text.lastIndexOf(court), lead);
  const paper = entry.raw.slice(number.index, number.index + number[0].length);
  const authority = before.raw.slice(from).trim();
  const day = takePlainDay(cutPiece(entry, number.index + number[0].length));
  const genre = number[1];
  return {
    type: 'legal_case',
    title: name ?? `${authority}${paper}`,
    authority,
    number: genre ? paper.slice(0, paper.length - genre.length).trim() : paper,
    ...(genre && { genre }),
    ...(day && { issued: day.date }),
  };
}

/** A decision that an entry with a type mark names: its court stands for the author, the number of its case behind the title. */
export function asCourtCase<T extends CslFields & Readonly<{ type: CslType }>>(fields: T): T | Read {
  const { author, number, type, ...others } = fields;
  const court = author?.length === 1 ? author[0]?.literal : undefined;
  const known = court && COURT.test(court) && number && NUMBER.exec(foldMarks(String(number)))?.index === 0;
  return known && ['document', 'webpage', 'report', 'book'].includes(type)
    ? { ...others, type: 'legal_case', authority: court, number }
    : fields;
}
