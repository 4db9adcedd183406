import { cutPiece, type Piece, punch } from './gbt-piece';
import type { CslFields } from './reference';

type Found = Readonly<{ fields: CslFields; rest: Piece }>;

const URL_START = /(?:h ?t ?t ?p ?s?|ftp) ?: ?\/ ?\/ ?|(?<![\w@./-])www\. ?(?=\w)/gi;
const DOI = /(?:\bdoi ?[:.]? ?(?:doi ?: ?)?)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?(?<![\w.])(?:10\.\d{4,9} ?\/ ?(?=\w))/i;
const CSTR = /(?:\bcstr ?: ?)(\d{5}\.[\w.~:/-]*\w)/i;
const ARXIV =
  /\barxiv ?(?:preprint )?(?:arxiv)? ?: ?(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z][a-z.-]{1,15}\/\d{7}(?:v\d{1,2})?)(?: ?\[[\w.-]{2,20}\])?/i;

const CHINAXIV = /\b((?:ChinaXiv|PSSXiv) ?: ?\d{6}\.\d{5}(?:v\d{1,2})?)/i;

/**
 * Takes addresses and lasting identifiers out of an entry (2015 §8.6 and §8.7, 2025 §7.8 and §7.9): `URL`, `DOI`,
 * `CSTR`, and the number of an arXiv preprint. An address is joined again where a blank or a line's end broke it; a
 * date that was set right after it is not of it. A second address stays in the rest.
 */
export function readGbtLinks(whole: Piece): Found {
  const url = takeUrl(whole);
  const doi = takeDoi(url.rest, url.fields.URL);
  const cstr = takeNumbered(doi.rest, CSTR, (number) => ({ CSTR: number }));
  const arxiv = takeNumbered(cstr.rest, ARXIV, (number) => ({ number: `arXiv:${number}` }));
  const chinaxiv = takeNumbered(arxiv.rest, CHINAXIV, (number) => ({ number: number.replace(/ /g, '') }));
  return {
    fields: { ...url.fields, ...doi.fields, ...cstr.fields, ...arxiv.fields, ...chinaxiv.fields },
    rest: chinaxiv.rest,
  };
}

function takeUrl(whole: Piece): Found {
  const starts = [...whole.text.matchAll(URL_START)];
  const first = starts.find((start) => !/doi\.org/i.test(whole.text.slice(start.index, start.index + 30))) ?? starts[0];
  if (!first) return { fields: {}, rest: whole };
  const from = first.index;
  const schemeEnd = from + first[0].length;
  const next = starts.find((start) => start.index >= schemeEnd && !/^www/i.test(start[0]))?.index ?? whole.text.length;
  const to = urlEnd(cutPiece(whole, 0, next), schemeEnd);
  const scheme = /^www/i.test(first[0]) ? 'http://www.' : `${first[0].replace(/[ :/]/g, '').toLowerCase()}://`;
  const address = scheme + whole.raw.slice(schemeEnd, to).replace(/\s+/g, '');
  if (to <= schemeEnd || !/\w/.test(address.slice(scheme.length))) return { fields: {}, rest: whole };
  return { fields: { URL: address }, rest: punch(whole, openBefore(whole.text, from), closeAfter(whole.text, to)) };
}

const URL_CHARS = /[\w\-.~:/?#@!$&'()*+,;=%|{}^\u00c0-\u024f]/;

/** Where the address ends that begins before `from`. Han may stand in a host or a path only between other characters. */
function urlEnd({ raw, text }: Piece, from: number): number {
  let to = from;
  for (;;) {
    while (to < raw.length && URL_CHARS.test(raw.charAt(to))) to += 1;
    if (/\p{Script=Han}/u.test(raw.charAt(to)) && isInside(raw, to)) {
      while (to < raw.length && /\p{Script=Han}/u.test(raw.charAt(to))) to += 1;
      continue;
    }
    const resumed = resume(text, to, from);
    if (resumed === undefined) break;
    to = resumed;
  }
  return trimUrl(text, from, to);
}

/** Han in an address: `https://人工智能champions.eu`, `/wiki/北京?x=1`; not the sentence that follows it. */
function isInside(raw: string, at: number): boolean {
  const after = /^\p{Script=Han}{1,30}([\w\-./?#=&%])/u.exec(raw.slice(at, at + 32))?.[0];
  const before = raw.charAt(at - 1);
  if (!after || /^(?:访问|年|月|日|最后|引用)/.test(after))
    return before === '/' && /^\p{Script=Han}{1,30}$/u.test(raw.slice(at)) && !/访问|引用/.test(raw.slice(at));
  return /[/=\-_%]/.test(before);
}

/** An address broken by a blank goes on where what follows can be nothing but its continuation. */
function resume(text: string, at: number, from: number): number | undefined {
  if (text.charAt(at) !== ' ' || at === from) return at === from && text.charAt(at) === ' ' ? at + 1 : undefined;
  const next = /^ {1,3}([\w\-.~/?#@&=%+]{1,300})/.exec(text.slice(at, at + 304));
  if (!next?.[1]) return undefined;
  const before = text.charAt(at - 1);
  const chunk = next[1];
  const fresh =
    /^(?:doi\b|https?\b|www\.|cstr\b|accessed|retrieved|10\.\d{4})/i.test(chunk) || /^\d{4}[-./年]\d/.test(chunk);
  if (fresh) return undefined;
  const host = !text.slice(from, at).includes('/');
  const path = /[/?=&#%]/.test(chunk) || /\.(?:html?|s?html|pdf|aspx?|php|jsp)\b/i.test(chunk);
  const goesOn = /[/?=&#_-]/.test(before)
    ? path || (/^[\w-]+\.?$/.test(chunk) && /\d|[a-z]/.test(chunk) && before !== '/')
    : before === '.'
      ? (host && /^[a-z]/.test(chunk)) || /^(?:s?html?|pdf|aspx?|php|jsp)\b/.test(chunk) || /^[\w-]*[/?]/.test(chunk)
      : (/^[/?&=#.][\w%]/.test(chunk) && !/^\.\d{4}/.test(chunk)) || isMiddle(chunk);
  return goesOn ? at + next[0].length - chunk.length : undefined;
}

/** `…/1186 999.htm`, `…/zheng ce/202104/t1.html`: the rest of a path or of a file's name. */
function isMiddle(chunk: string): boolean {
  return (
    /^[\w-]{1,40}(?:\/[\w.~%-]{1,60}){0,8}\.(?:s?html?|pdf|aspx?|php|jsp)\b/.test(chunk) && !/^\d{1,4}\//.test(chunk)
  );
}

const DATE_AFTER =
  /[.,;(]? ?[[(]?(?:19|20)\d\d(?:[-./]\d{1,2}){2}(?:\/(?:19|20)\d\d(?:[-./]\d{1,2}){2})?\)?$|[.,;(] ?(?:19|20)\d\d$/;

function trimUrl(text: string, from: number, reached: number): number {
  const end = text.charAt(reached - 1) === '.' ? reached - 1 : reached;
  let to = end;
  const follows = /^ ?(?:年|[-/.] ?\d)/.test(text.slice(end, end + 4));
  const dated = DATE_AFTER.exec(text.slice(Math.max(from, end - 26), end));
  if (dated && (follows || /\d[-./]\d/.test(dated[0])) && !text.slice(0, end - dated[0].length).endsWith('/'))
    to = end - dated[0].length;
  else if (dated && follows) to = end - dated[0].length;
  for (;;) {
    const last = text.charAt(to - 1);
    const address = text.slice(from, to);
    const unopened = last === ')' && address.split('(').length <= address.split(')').length - 1;
    const unclosed = last === '(';
    if (to > from && (/[.,;:!'*?|]/.test(last) || unopened || unclosed)) to -= 1;
    else return to;
  }
}

/** A word that announces the address, and the bracket around it, go with it: `网址：<https://…>`. */
function openBefore(text: string, at: number): number {
  const before =
    /(?:(?:网址|链接|来源|获取路径|available (?:at|from|online)|retrieved from|from|url|见) ?[:,]? ?)?[<(]? ?$/i.exec(
      text.slice(Math.max(0, at - 24), at),
    );
  return at - (before?.[0].length ?? 0);
}

function closeAfter(text: string, at: number): number {
  return /^[>)]/.test(text.slice(at)) ? at + 1 : at;
}

/** `doi: 10. 3969/j. issn. 1006-0022`: a blank behind every stop, as a scan or a copy from a file puts it. */
const SPACED_DOI = /(?<=\bdoi ?[:.]? ?)10\. \d{4,9}\/ ?[\w()-]+(?:\. ?[\w()-]+)*/i;

function takeDoi(spaced: Piece, url: string | undefined): Found {
  const wide = SPACED_DOI.exec(spaced.text);
  if (wide)
    return {
      fields: { DOI: wide[0].replaceAll(' ', '') },
      rest: punch(spaced, wide.index, wide.index + wide[0].length),
    };
  return takeCloseDoi(spaced, url);
}

function takeCloseDoi(whole: Piece, url: string | undefined): Found {
  const inUrl = url && /(?:doi\.org|\/doi(?:\/(?:full|abs|pdf|epdf|book))?)\/(10\.\d{4,9}\/[^\s?#]+)$/i.exec(url)?.[1];
  const match = DOI.exec(whole.text);
  if (!match) return { fields: inUrl ? { DOI: inUrl } : {}, rest: withoutEmptyDoi(whole) };
  const start = match.index + match[0].length;
  let end = start;
  while (
    end < whole.raw.length &&
    /[\w\-.;()/:<>[\]+#]/.test(whole.text.charAt(end)) &&
    !/^\[\d{4}-|^\.\d{4}-\d\d-/.test(whole.text.slice(end, end + 9))
  )
    end += 1;
  for (;;) {
    const last = whole.text.charAt(end - 1);
    const body = whole.text.slice(start, end);
    const open = last === ')' ? '(' : last === ']' ? '[' : '';
    if (/[.,;:]/.test(last) || (open && body.split(open).length <= body.split(last).length - 1)) end -= 1;
    else break;
  }
  const registrant = /10\.\d{4,9} ?\/ ?$/.exec(match[0])?.[0].replaceAll(' ', '') ?? '';
  const DOI_ = registrant + whole.text.slice(start, end);
  const again = takeRepeated(punch(whole, match.index, end), DOI_);
  return { fields: { DOI: inUrl ?? DOI_ }, rest: inUrl && inUrl.toLowerCase() !== DOI_.toLowerCase() ? whole : again };
}

/** `DOI:` with nothing behind it. */
function withoutEmptyDoi(whole: Piece): Piece {
  const empty = /[.,;\s]doi ?:?[\s.,;]*$/i.exec(whole.text);
  return empty ? punch(whole, empty.index + 1, whole.text.length) : whole;
}

/** The same identifier told twice is told once. */
function takeRepeated(whole: Piece, doi: string): Piece {
  const at = whole.text.toLowerCase().indexOf(doi.toLowerCase());
  return at < 0 ? whole : punch(whole, at, at + doi.length);
}

function takeNumbered(whole: Piece, pattern: RegExp, field: (number: string) => CslFields): Found {
  const match = pattern.exec(whole.text);
  if (!match?.[1]) return { fields: {}, rest: whole };
  return { fields: field(match[1]), rest: punch(whole, match.index, match.index + match[0].length) };
}
