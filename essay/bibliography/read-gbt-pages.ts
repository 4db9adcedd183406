import type { CslFields } from './reference';

const DASH = '[-–—−‐‑~～至]{1,2}';
const NUMBER =
  '(?:封[一二三四面底]|扉页|插页|(?:(?:自序|代序|序言|序|前言|引言|导言|导论|绪论|附录|后记|图版) ?)?(?:[A-Za-z]{0,4}\\d[\\w.]{0,12}|[ivxlcIVXLC]{1,8}|[\u2160-\u217f]{1,5}|[A-Z]\\d{1,4}(?:-\\d{1,4})?))';
const RANGE = `${NUMBER}(?: ?${DASH} ?(?:[Pp]{1,2}\\.? ?)?${NUMBER})?`;
const PAGES = new RegExp(
  `^(?:pp?\\.? ?|第 ?|页码? ?:? ?|P{1,2}\\. ?)?(${RANGE}(?: ?[,;+、和] ?${RANGE}){0,8})(?: ?(?:页|pp?\\.?))?$`,
);

/**
 * Reads pages: `12-15`, `第12—15页`, `pp. 12–15`, `S12~S15`, `12-15, 20` into `page`, dashes as hyphens; a number that
 * can be no page (`730570`, `e0123456`, `giad067`: 2025 §7.7) into `number`. Undefined for anything else.
 */
export function readGbtPages(text: string): CslFields | undefined {
  const trimmed = text.replace(/^[\s:,.;]+|[\s:,.;]+$/g, '');
  const article =
    /^(?:Article|Art\.?|文章号|论文编号|ID)(?: (?:no\.?|number|ID))? ?:? ?([A-Za-z]{0,6}\d[\w.-]*)$/i.exec(trimmed);
  if (article?.[1]) return { number: article[1] };
  const match = PAGES.exec(trimmed);
  if (!match?.[1]) return undefined;
  const pages = match[1]
    .replace(new RegExp(` ?${DASH} ?(?:[Pp]{1,2}\\.? ?)?`, 'g'), '-')
    .replace(/ ?[,;、和] ?/g, ', ')
    .replace(/ ?\+ ?/g, '+')
    .replace(/^[Pp]{1,2}\.?(?=\d)/, '');
  const alone = !/[-,]/.test(pages);
  if (alone && /^(?:\d{5,}|0\d{3,}|[a-zA-Z]{1,6}\d{4,}|[a-z]{2,6}\d+|\d{3,}\.\d+|[A-Z]\d{5,}|e\d+)$/.test(pages))
    return { number: pages };
  if (/^[a-zA-Z]+$/.test(pages) && !/^[ivxlc]+$/i.test(pages)) return undefined;
  return { page: pages };
}
