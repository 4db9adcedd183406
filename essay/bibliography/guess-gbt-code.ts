import { hasStandardNumber } from './read-gbt-title';
import { isCity, looksLikeHouse } from './read-publishing-house';
import type { CslFields } from './reference';

/** What a thesis calls itself between stops or commas: `. 博士学位论文. `, `. Ph.D. dissertation, `. */
export const THESIS =
  /(?<=[.,] ?)(?:(?:博士|硕士|学士)(?:学位)?论文|(?:Ph\.? ?D\.?|doctoral|master'?s) (?:diss(?:ertation)?|thesis))(?=[\s.,:(])/i;

const MEETING =
  /会议|年会|研讨会|论文集|交流会|讨论会|大会|\b(?:conference|conf|proceedings|proc|symposium|workshop|congress|advances in neural|CVPR|ICCV|ECCV|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP|NAACL|COLING|KDD|SIGIR|CHI|INTERSPEECH|ICASSP|ICRA|IROS)\b/i;

/** Whether the host of a part is a conference's. */
export function isMeeting(host: string): boolean {
  return MEETING.test(host);
}

const PATENT =
  /专利(?:号|申请号)?[:,. ]*(?:[A-Z]{2} ?)?\d{6}|[:,. ]专利[.,]|\b(?:CN|US|EP|WO|ZL) ?\d{6,}|[:,] ?(?:ZL ?|CN ?)?\d{8,12}\.[\dX](?!\d)|: ?(?:中国|美国|日本|德国|US|CN), ?\d{6}|\bU\.?S\.? ?(?:Patent )?(?:No\. ?)?\d[\d,]{6}|特[開願许開愿许]\d{4}-\d/;

const DAY = '(?:18|19|20)\\d\\d ?[-年./] ?\\d{1,2} ?[-月./] ?\\d{1,2}(?: ?日)?';
const NEWSPAPER = new RegExp(
  `(?:日报|晚报|时报|早报|(?<!学)报|周末|参考消息|Times|Post|Daily|Guardian|Wall Street Journal)(?:\\([\\p{Script=Han}A-Za-z ]{2,10}\\))?[ ,.》]+ ?\\(?${DAY}|^[\\s.]*[^,:.]{2,30}, ?${DAY} ?(?:\\( ?(?:第 ?)?[A-Z]?\\d{1,3} ?版?\\)|[,:]? ?(?:第 ?)?[A-Z]?\\d{1,3} ?版)`,
  'u',
);

const HOUSE = '(?:出版社|出版集团|书局|书店|书社|印书馆|\\bPress|Publishers?)';
// A place and a publisher: what stands in brackets behind them is no issue.
const PRESS = new RegExp(`^[^:,]{1,30}: ?[^:,]{2,40}${HOUSE}[,.;]`);

/** `北京: 清华大学, 2011`, `北京大学, 2003`, `Berkeley: Univ. of California, 1965`: who gives degrees and publishes no books. */
const UNIVERSITY =
  /^(?:[^:,]{1,20}(?:, ?[A-Z]{2})?: ?)?(?:\p{Script=Han}{2,12}(?:大学|学院|研究生院|党校)(?:\p{Script=Han}{0,14}(?:学院|系|专业))?(?:\([博硕]士\))?|(?:(?:The )?Univ(?:ersity|\.) of [\p{L} ]+(?:, ?\p{L}+)?|[\p{L} ]+ (?:University|Institute of Technology)|Universit[éà]t? [\p{L} ]+)), ?(?:19|20)\d\d/u;

const ARTICLE =
  /\d{4} ?年? ?[,;]? ?第? ?\d* ?[(:]? ?\d*[):]? ?.*(?:期|\(\d)|\d ?\( ?(?:[A-Z]?\d|S|增|Suppl)[^)]{0,8}\)|\(\d{1,3}\) ?: ?\d|\d{4}, ?[春夏秋冬]|\bvolume \d|\bvol\.|\bno\. ?\d|\d{4}[,;] ?\d{1,4} ?: ?[\de]|学报|增刊|[A-Za-z]\.? (?:19|20)\d\d, ?\d{1,4}(?: ?\(\d+\))?, ?[A-Za-z]?\d+(?: ?[-–] ?\d+)?[\s.\ue000]*$|\d{4}, ?\d{1,3}, ?\d{1,4} ?-|, ?第 ?\d{1,3} ?期|^[\s.]*[^:,.]{2,30}: ?\d{1,4} ?[-–—~] ?\d{1,4}[\s.\ue000]*$|[,.] ?(?:19|20)\d\d ?\(\d/i;

const BOOK = /出版|书局|书店|书社|印书馆|\bPress\b|Publish|Verlag|Books\b|^[^:]{1,40}: ?[^:]{2,60}[,;] ?\[?c?\d{4}/i;

/** `Journal 12(3): 45-50` behind a title whose year stands with the names. */
const LOCUS = /\p{L}[,.]? \d{1,4} ?(?:\([^()]{1,8}\))?[,:] ?(?:pp?\. ?)?[A-Za-z]?\d+(?: ?[-–—] ?[A-Za-z]?\d+)?[\s.]*$/u;

const REPORT =
  /(?:报告|白皮书|蓝皮书|年报)(?: ?[(:].*)?$|\b(?:[Ww]orking [Pp]aper|[Tt]echnical [Rr]eport|[Rr]eport)\b(?: No\.)?[^a-z]*$|\breport (?:of|on|\d{4})\b/;

/** Whether a text is a newspaper's name with a day. */
export function isDaily(text: string): boolean {
  return NEWSPAPER.test(text);
}

/**
 * The type mark that an entry without one should bear, by its title and what follows it.
 * `given`: the fields of its addresses. `dated`: its year stands behind the names.
 */
export function guessGbtCode(
  title: string,
  tail: string,
  { given, dated }: Readonly<{ given: CslFields; dated: boolean }>,
): string {
  const all = `${title} ${tail}`;
  const late = tail.replace(/^[\s.,]+(?:(?:translated|edited) by [^.:]{3,60}\. )?/i, '');
  if (THESIS.test(all) || /学位论文|博士论文|硕士论文|\b(?:dissertation|thesis)\b/i.test(tail)) return 'D';
  if (PATENT.test(all)) return 'P';
  if (hasStandardNumber(all)) return 'S';
  if (NEWSPAPER.test(tail)) return 'N';
  if (/(?:档案馆|档案局|国史馆)(?:藏)?[,.\s]/.test(`${late} `) && !/出版社/.test(late)) return 'A';
  if (
    /1 ?: ?\d{1,3}(?:[ ,]\d{3}|000|万)/.test(all) ||
    /(?:地图|地图册|地图集|地质图|地势图|地形图)(?: ?: ?第.{1,4}[册卷集])?$/.test(title.trim())
  )
    return 'CM';
  if (
    /^[^.:]{4,80}(?:论文集|会议录|年会|大会|研讨会|会议)(?: ?\([^()]{2,20}\))?[.,]|^(?:Proceedings|Proc\b|Advances in)[^,]*, ?\d{4} ?(?::|\.|$)/.test(
      late,
    )
  )
    return 'C';
  if (PRESS.test(late)) return 'M';
  if (UNIVERSITY.test(late) && !REPORT.test(title)) return 'D';
  if (ARTICLE.test(tail)) return 'J';
  if ((REPORT.test(title) || /^(?:[\p{L}&-]+ ){0,4}Working Papers?\b/u.test(late)) && !/出版社|Press\b/.test(tail))
    return 'R';
  if (/(?:数据库|[Dd]atabase)$/.test(title)) return 'DB';
  if (/(?:数据集|[Dd]ataset)$/.test(title)) return 'DS';
  if (BOOK.test(late)) return 'M';
  if (dated && LOCUS.test(tail)) return 'J';
  if (dated && /^[^:.]{2,30}: ?[^:]{2,60}$/.test(late)) return 'M';
  if (isPlainJournal(tail)) return 'J';
  if (/arxiv/i.test(`${tail} ${given.number ?? ''}`)) return 'PP';
  if (given.URL || /^[^,:.]{2,20}网, ?(?:19|20)\d\d/.test(late)) return 'EB';
  return given.DOI && /\d{4}/.test(tail) ? 'J' : 'Z';
}

/** `刊名, 1993: 30-53`, `Journal, 2017, 30`: a name that is no publisher's, and a year with a volume or pages. */
function isPlainJournal(tail: string): boolean {
  const match =
    /^[\s.]*([^:,.\d][^:,.]{2,80}), ?(?:1[89]|20)\d\d ?年?(?:, ?\d{1,4}|(?:, ?\d{1,4})? ?: ?[A-Za-z]?\d+ ?[-–—~] ?[A-Za-z]?\d+)[\s.]*$/.exec(
      tail,
    );
  return Boolean(match?.[1]) && !looksLikeHouse(match?.[1] ?? '') && !isCity(match?.[1] ?? '');
}
