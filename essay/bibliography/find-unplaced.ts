import { foldMarks } from './gbt-piece';
import type { CslDate, CslFields } from './reference';

/** What was not placed in a field, and where it stands in the entry (0-based, in UTF-16 units). */
type Unplaced = Readonly<{ text: string; offset: number }>;

/** Words that say what a field is, and are no part of one. */
const SIGNS =
  /第|以下|卷|期|号|版次|版|页码|页|年|月|日|总|等人|等|副主编|主编|编著|编纂|纂修|修纂|(?<=等)修|编译|译注|校注|校定|音注|点校|校点|整理|合著|原著|原撰|补修|合编|总编|[集校点笺汇]{1,2}[释解证疏刻]|编|译|訳|著|撰|注|校|档号|档案号|馆藏号|藏|绘|摄|辑|载于|载|收入|参见|参看|参阅|详见|转引自|引自|见|出版地不详|出版者不详|出版时间不详|出版年份?不详|出版日期不详|年代不详|不详|最后|最近|上次|访问|检索|引用|浏览|查阅|读取|获取|登录|登陆|上网|下载|查询|查看|阅读|日期|时间|更新|发布|修改|网址|链接|来源|路径|于|为|至|和|与|印|刊|初|专利号|报告编号|编号|约|日报(?=$)|volume|vols?|v|nos?|nr|issue|iss|number|pages|pp?|et|al|and|others|eds|edited|edition|editors|editor|ed|edn|translated|translators|translator|transl|trans|by|in|at|from|on|last|accessed|retrieved|visited|viewed|cited|access|available|online|consulted|date|dx|doi|org|cstr|https?|www|urls?|und|st|nd|rd|th|sl|sn|s|n|c|ca|art|article|arxiv|patent|发明专利|比例尺|auflage|aufl|band|bd|teil|tome|éd|édition|ред|пер|е|изд|др|и|옮김|엮음|지음|편저|편|역주|역|저|외|제|판|版权|上线/giu;

const MARK = /^(?:DB|CP|EB|CM|MM|DS|PP|BB|[MCGNJDRSPAZK])?(?:OL|0L|ONLINE|CDROM|CD|DK|MT)?$/i;

/** Every value of an entry's fields as text, dates as their numbers. */
function fieldValues(fields: CslFields): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (key === 'language' || key === 'type') return [];
    if (typeof value === 'string' || typeof value === 'number') return [String(value)];
    return [...flatten(value), ...monthsOf(value)];
  });
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A month's name, which a date holds as its number. */
function monthsOf(value: unknown): readonly string[] {
  const parts = (value as CslDate | undefined)?.['date-parts']?.flatMap(([, month]) => MONTHS[Number(month) - 1] ?? []);
  return parts ?? [];
}

function flatten(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(flatten);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/**
 * Accounts for an entry: every letter and digit of it is in a field, in a sign (第, 卷, Vol., [J], et al.), or is given
 * here. A field's value is looked for once, longest first, marks and blanks aside.
 * @param from where the entry begins after its number
 */
export function findUnplaced(original: string, from: number, fields: CslFields): readonly Unplaced[] {
  const folded =
    foldMarks(original).toLowerCase().length === original.length
      ? foldMarks(original).toLowerCase()
      : foldMarks(original);
  const at: number[] = [];
  let stream = '';
  for (let index = from; index < folded.length; index++) {
    if (!isWord(folded, index)) continue;
    at.push(index);
    stream += folded.charAt(index);
  }
  const free = coverValues(
    stream,
    at,
    [...fieldValues(fields)].sort((one, two) => two.length - one.length),
  );
  return runsOf(original, folded, at, free).filter((run) => !isSign(folded, run));
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

function isWord(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  const point =
    code >= 0xd800 && code <= 0xdbff
      ? text.slice(index, index + 2)
      : code >= 0xdc00 && code <= 0xdfff
        ? text.slice(index - 1, index + 1)
        : text.charAt(index);
  return WORD.test(point);
}

function coverValues(stream: string, at: readonly number[], values: readonly string[]): readonly boolean[] {
  const free = at.map(() => true);
  for (const value of values) {
    const wanted = streamOf(value);
    if (!wanted || cover(stream, at, free, wanted)) continue;
    for (const word of foldMarks(value)
      .toLowerCase()
      .match(/\p{N}+|\p{Script=Han}+|[\p{L}\p{M}]+/gu) ?? [])
      cover(stream, at, free, word);
  }
  return free;
}

function streamOf(value: string): string {
  return [...foldMarks(value).toLowerCase()].filter((character) => WORD.test(character)).join('');
}

function cover(stream: string, at: readonly number[], free: boolean[], wanted: string): boolean {
  for (const form of /^\d$/.test(wanted) ? [wanted, `0${wanted}`] : [wanted]) {
    for (
      let tries = 0, start = stream.indexOf(form);
      start >= 0 && tries < 200;
      tries++, start = stream.indexOf(form, start + 1)
    ) {
      const end = start + form.length;
      if (!isWhole(stream, at, start, end) || free.slice(start, end).includes(false)) continue;
      free.fill(false, start, end);
      return true;
    }
  }
  return false;
}

/** A number is found as a whole, not within a longer one. */
function isWhole(stream: string, at: readonly number[], start: number, end: number): boolean {
  const digit = (index: number): boolean => /\d/.test(stream.charAt(index));
  const touches = (left: number): boolean =>
    digit(left) && digit(left + 1) && (at[left + 1] ?? 0) - (at[left] ?? 0) === 1;
  const zeros = /^0*$/.test(stream.slice(Math.max(0, start - 2), start));
  return !(start > 0 && touches(start - 1) && !zeros) && !(end < stream.length && touches(end - 1));
}

function runsOf(
  original: string,
  folded: string,
  at: readonly number[],
  free: readonly boolean[],
): readonly Unplaced[] {
  const runs: { from: number; to: number }[] = [];
  at.forEach((place, index) => {
    if (!free[index]) return;
    const last = runs.at(-1);
    const near = last && free[index - 1] && !/[.,;:()[\]\n]/.test(folded.slice(last.to, place)) && place - last.to <= 2;
    if (last && near) last.to = place + 1;
    else runs.push({ from: place, to: place + 1 });
  });
  return runs.map(({ from, to }) => ({ text: original.slice(from, to), offset: from }));
}

function isSign(folded: string, { text, offset }: Unplaced): boolean {
  const run = folded.slice(offset, offset + text.length);
  const bracketed =
    /[[(]\s*$/.test(folded.slice(Math.max(0, offset - 2), offset)) ||
    /\/\s*$/.test(folded.slice(Math.max(0, offset - 3), offset));
  if (bracketed && /^[a-z0][a-z0/ -]*$/.test(run) && MARK.test(run.replace(/[^a-z0]/g, ''))) return true;
  if (/^0+$/.test(run)) return true;
  return run.split(/[^\p{L}\p{N}\p{M}]+/u).every((word) => /^(?:e|ème)$/.test(word) || word.replace(SIGNS, '') === '');
}
