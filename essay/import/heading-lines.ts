import { isImageName } from './image-name';

/** A numbering that headings bear, by its place in the usual order of Chinese texts (GB/T 1.1 and common use), 0 outermost. */
type Numbering = Readonly<{ rank: number; deeper: number }>;

const HAN_NUMBER = '[一二三四五六七八九十百零〇两\\d]{1,6}';
const NUMBERINGS: readonly RegExp[] = [
  new RegExp(`^第\\s?${HAN_NUMBER}\\s?(?:编|篇|部分|卷)(?![\\p{sc=Han}，。])`, 'u'),
  new RegExp(`^第\\s?${HAN_NUMBER}\\s?章(?![，。])`, 'u'),
  new RegExp(`^第\\s?${HAN_NUMBER}\\s?节(?![，。])`, 'u'),
  /^[一二三四五六七八九十百]{1,4}\s?[、.．]/u,
  /^[(（]\s?[一二三四五六七八九十百]{1,4}\s?[)）]/u,
  /^\d{1,2}(?:\s?[.．、](?!\d)|(?:\.\d{1,2}){1,4}(?![.\d])|\s(?=\S))/,
  /^[(（]\s?\d{1,2}\s?[)）]/,
];

/** @example readNumbering('（一）政府主导') // { rank: 4, deeper: 0 }; '1.2.3 …' has `deeper: 2`; undefined without a number */
export function readNumbering(line: string): Numbering | undefined {
  const rank = NUMBERINGS.findIndex((pattern) => pattern.test(line));
  if (rank < 0) return undefined;
  const decimal = /^\d{1,2}((?:\.\d{1,2})*)/.exec(line)?.[1] ?? '';
  return { rank, deeper: rank === 5 ? decimal.split('.').length - 1 : 0 };
}

/** Names of sections that stand on the first level, numbered or not. */
const FRONT_NAMES =
  /^(?:摘\s*要|引\s*言|前\s*言|序\s*言|序|导\s*言|导\s*论|绪\s*论|结\s*语|结\s*论|余\s*论|后\s*记|跋|附\s*录.{0,10}|致\s*谢|附\s*记|abstract|introduction|conclusions?|acknowledge?ments?|appendix|preface|afterword|postscript)$/iu;

const REFERENCES =
  /^(?:本文|附\s?录?[:：])?\s*(?:主要)?(?:参\s*考\s*文\s*献|参\s*考\s*资\s*料|参\s*考|[引征]\s*[用引]\s*文\s*献|引\s*文\s*来\s*源|[参征引]\s*[考引用]\s*书\s*目|文\s*献\s*目\s*录|参考文献[及与和]注释|注释[及与和]参考文献|引[文用]注释|references?|bibliography|works cited|literature cited)(?:列表)?(?:\s*[/|·]?\s*references?)?$/iu;
const NOTES = /^(?:注\s*释|脚\s*注|尾\s*注|附\s*注|注|(?:foot|end)?notes?)$/iu;

/** The words of a heading without its number, its brackets and the marks after it. */
function bareHeading(text: string): string {
  return (
    text
      .trim()
      .replace(/^#{1,6}\s+/, '')
      .replace(
        /^(?:[一二三四五六七八九十]{1,3}(?:\s?[、.．]|\s)|第[一二三四五六七八九十\d]{1,3}[章节部分]{1,2}\s|\d{1,2}\s?[.．、]?\s?|[(（][一二三四五六七八九十\d]{1,3}[)）])\s*/u,
        '',
      )
      // `参考文献（References）`, `参考文献：（略去网络资料）`
      .replace(/(?<=\p{L})\s*[:：]?\s*[(（][^()（）]{1,20}[)）]\s*[:：]?$/u, '')
      .replace(/^[【[［〔〈<「『*＊—–-]+\s*|\s*[】\]］〕〉>」』:：*＊—–-]+$/gu, '')
      .trim()
  );
}

/** Whether a heading says that what follows is a list of references, or of notes. */
export function readListHeading(text: string): 'references' | 'notes' | undefined {
  if (text.length > 40) return undefined;
  const bare = bareHeading(text);
  return REFERENCES.test(bare) ? 'references' : NOTES.test(bare) ? 'notes' : undefined;
}

/** Whether a line is no more than the customary name of a section: 摘要, 引言, Conclusion. */
export function isSectionName(text: string): boolean {
  return FRONT_NAMES.test(text.trim());
}

const SOURCES =
  /^(?:中文|外文|英文|日文|法文|德文|俄文|韩文|国内|国外|外国|古籍|网络|报刊|电子|学术|原始|译著|中外)?(?:类|的)?(?:文献|著作|专著|图书|论著|论文|译著|期刊论文|学位论文|会议论文|期刊|报纸|报刊|资料|史料|档案|文献资料|网络资源|资源|古籍|标准|法规|法律法规|报告|部分)(?:类|部分)?(?:\s*[:：])?$/u;

/** Whether a line below the heading of a list only says what kind of sources follows: `一、中文文献`, `（二）期刊论文`. */
export function isKindOfSources(text: string): boolean {
  return text.length < 24 && SOURCES.test(bareHeading(text));
}

const STATEMENT =
  /^[*＊【[]?(?:摘\s*要|关\s*键\s*词|中图分类号|文献标识码|文章编号|收稿日期|修回日期|基金项目|资助项目|作者简介|通[讯信]作者|责任编辑|abstract|key\s?words)[】\]]?\s?[:：]/iu;

/** Whether a line begins what a journal states of a paper: 收稿日期：…, 作者简介：…. It is no heading, and in no list. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text.trim());
}

/** 40 columns of Han are two lines on a phone: what is longer is a sentence. */
const MAX_HEADING = 40;

/**
 * Whether a line of plain text looks like a heading: short, with letters, and no mark at its end that closes or goes on a
 * sentence. Addresses, entries of a list of references, sources of figures and lines that are only a date are none.
 */
export function isHeadingLike(line: string): boolean {
  const text = line.trim();
  if (text.length > MAX_HEADING || !/[\p{L}]/u.test(text)) return false;
  if (readListHeading(text)) return true;
  if (isImageName(text)) return false;
  if (isEntryLike(text)) return false;
  if (/[。！？；，、：…,.．;:!?~～—|]$/u.test(text) || /[。！？；]/u.test(text)) return false;
  if (/https?:\/\/|www\.|@/i.test(text) || /^[[［【〔]?\s?\d{1,3}\s?[\]］】〕]/.test(text)) return false;
  if (/^[-*•·●○■□◆>|#①-⑳]/u.test(text)) return false;
  // Columns of a table; a remark in brackets, as where the authors work; what journals state of a paper.
  if (/\S\s{2,}\S.*\S\s{2,}\S|\t/u.test(text) || /^[(（][^()（）]{7,}[)）]$/u.test(text)) return false;
  if (isStatement(text)) return false;
  if (/^(?:数据|资料|图片|图表)?\s?来源|^(?:图|表)\s?[\d０-９]|^source\b/iu.test(text)) return false;
  return !/^\d{4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2})?\s?[日号]?$/.test(text);
}

/** A short entry without its last stop: `罗素. 数理哲学导论[M]. 北京: 商务印书馆, 1982`. */
function isEntryLike(text: string): boolean {
  return (
    /[[［【][A-Z]{1,2}(?:\s?\/\s?[A-Z]{2})?[\]］】]/.test(text) ||
    /[:：][^:：]{2,30}[,，]\s?(?:1[89]|20)\d\d(?:年版?)?(?:[:：].{1,12})?$/u.test(text) ||
    /(?:1[89]|20)\d\d[,，]?.{0,6}[(（]\d{1,3}[)）][:：]\s?\d/u.test(text)
  );
}

/** A line that is taken for a heading, with its level where the text itself says it. */
export type HeadingLine = Readonly<{ line: number; text: string; depth?: number }>;

/**
 * From the lines that look like headings, in order, to their depths, from 2: numbered ones by the order of the numberings
 * that occur in them; sections with a customary name on the first level; undefined for the rest.
 */
export function readDepths(texts: readonly string[]): readonly (number | undefined)[] {
  const numberings = texts.map(readNumbering);
  const keys = new Map<string, number>();
  const keyOf = ({ rank, deeper }: Numbering) => `${rank}.${deeper}`;
  const used = numberings
    .filter((numbering) => numbering !== undefined)
    .toSorted((a, b) => a.rank - b.rank || a.deeper - b.deeper);
  for (const numbering of used) if (!keys.has(keyOf(numbering))) keys.set(keyOf(numbering), keys.size + 2);
  return texts.map((text, index) => {
    const numbering = numberings[index];
    if (numbering) return Math.min(6, keys.get(keyOf(numbering)) ?? 2);
    return FRONT_NAMES.test(text.trim()) || readListHeading(text) ? 2 : undefined;
  });
}
