import { piece } from './gbt-piece';
import { findGbtMarks } from './read-gbt-mark';

/** How explanations begin. */
const OPENINGS =
  /^(?:作者注|笔者|编者按|按:|按,|注:|译者注|此处|这里|本文|需要(?:说明|指出)|值得(?:注意|一提)|例如|比如|如前所述|有关|关于.{2,30}(?:的讨论|的研究),|所谓|该[\p{Script=Han}]{1,8}(?:系|为|是)|感谢|本研究|原文(?:为|如下)|当然,|不过,|事实上|同(?:前|上)注|同上|(?:参见|见)?前(?:引|揭)|Note(?: that)?\b|For (?:a|an|more|further|example)\b|See also\b|I (?:am|thank|would)\b|This (?:paper|article|work|essay)\b|The author)/iu;

const RECORD =
  /(?:1[5-9]|20)\d\d ?(?:年|[,;:.)]|\(|-\d)|\b(?:CN|ZL|US|EP|WO)\d{6}|出版社|书局|\b(?:Press|pp?\.|vol\.|no\.)|https?:|\bdoi\b|10\.\d{4}|第 ?\d+ ?[页期卷版]|学位论文|arXiv/iu;

/**
 * Whether an entry is a quoted sentence or an explanation and no record: it has no type mark, and begins with a
 * quotation of a whole sentence, or as explanations do, or runs through several sentences without anything of a record.
 * @param text with half-width marks
 */
export function isExplanatoryNote(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 8 || findGbtMarks(piece(text)).length > 0) return false;
  const quoted = /^(?:“([^”]{40,})”|"([^"]{40,})"|‘([^’]{40,})’|「([^」]{30,})」)/.exec(trimmed);
  const words = quoted?.slice(1).find(Boolean);
  if (words && /[.?!…](?:\s|$)|[—;]/u.test(words) && !/^[,.]? ?[A-Z《]/.test(trimmed.slice(quoted?.[0].length ?? 0)))
    return true;
  if (words && !RECORD.test(trimmed.slice(quoted?.[0].length ?? 0))) return true;
  if (OPENINGS.test(trimmed) && !/《[^》]+》[,.]? ?(?:[^,.]{2,14}(?:出版社|书局))/.test(trimmed)) return true;
  if (RECORD.test(trimmed)) return false;
  const sentences = trimmed
    .split(/(?<=[\p{Script=Han}”)])[.?!]|[a-z]{3}[.?!](?= [A-Z])/u)
    .filter((part) => part.trim().length > 12);
  const said =
    /[是为有将应该可以但而因].*[,.]/u.test(trimmed) || /\b(?:is|are|was|were|has|have|that|which)\b/.test(trimmed);
  return (
    sentences.length >= 2 &&
    said &&
    trimmed.length > 40 &&
    !/^[\p{Script=Han}]{2,4}(?:[,、] ?[\p{Script=Han}]{2,4})*\. ?[^,.]{4,60}\.$/u.test(trimmed)
  );
}
