/**
 * A stretch of an entry twice, the same length: `raw` as it was written, `text` with every mark, letter and digit
 * half-width, which is what patterns look at. Fields are taken from `raw`.
 */
export type Piece = Readonly<{ raw: string; text: string }>;

/** Stands where something was taken out, so that what was parted by it stays parted. */
export const HOLE = '\ue000';

const FOLDED: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '｡': '.',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '〖': '[',
  '〗': ']',
  '∶': ':',
  '﹕': ':',
  // Japanese and traditional Chinese lists set titles so.
  '『': '《',
  '』': '》',
  '「': '“',
  '」': '”',
  巻: '卷',
  // Traditional forms in the words that tell fields, roles and bodies apart.
  冊: '册',
  輯: '辑',
  編: '编',
  譯: '译',
  號: '号',
  頁: '页',
  註: '注',
  點: '点',
  釋: '释',
  箋: '笺',
  館: '馆',
  學: '学',
  會: '会',
  報: '报',
  書: '书',
  載: '载',
  總: '总',
};

const FOLDABLE =
  /[\uff01-\uff5e。｡【】〔〕〖〗∶﹕『』「」巻冊輯編譯號頁註點釋箋館學會報書載總\u00ad\u200b-\u200f\u2060\ufeff]|[^\S ]/g;

/** Half-width forms of the same length: `２０１９，［Ｊ］。` → `2019,[J].`; blanks of any kind are a space. */
export function foldMarks(text: string): string {
  return text.replace(FOLDABLE, foldMark);
}

function foldMark(mark: string): string {
  const code = mark.charCodeAt(0);
  return FOLDED[mark] ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' ');
}

/**
 * The piece with what a scan misread set right in `text`: `20l3` is 2013, `104一110` has a dash. `raw` stays, so that
 * what was misread is still found and doubted.
 */
export function mendDigits({ raw, text }: Piece): Piece {
  const mended = text
    .replace(/(?<![\p{Script=Latin}\p{N}])[12lI][\dOoIl]{3}(?![\p{Script=Latin}\p{N}]|\.\w)/gu, (year) => {
      const digits = plainDigits(year);
      return /^(?:1[5-9]|20)\d\d$/.test(digits) && /\d.*\d/.test(year) ? digits : year;
    })
    .replace(/(?<![\p{L}\p{N}.-])(?=[lIoO]*\d)[\dlIoO]{2,5}(?= ?[(:])/gu, plainDigits)
    .replace(/(?<=[:)] ?)(?=[lIoO]*\d)[\dlIoO]{2,5}(?= ?[-–—~])/gu, plainDigits)
    .replace(/(?<=[\d(:] ?[-–—~] ?)(?=[lIoO]*\d)[\dlIoO]{2,5}(?![\p{L}\p{N}])/gu, plainDigits)
    .replace(/[一二][〇○零一二三四五六七八九]{3}(?= ?年)/g, (year) =>
      [...year].map((digit) => String('〇一二三四五六七八九'.indexOf(digit.replace(/[○零]/, '〇')))).join(''),
    )
    .replace(/(?<=\()(?=[OlI]\d|\d[OlI])[\dOlI]{2,3}(?=\))/g, plainDigits)
    .replace(/(?<=\d ?)一(?= ?\d)/g, '-');
  return { raw, text: mended };
}

/**
 * The marks that part one field from the next set right in `text`: the stop that was forgotten behind `et al` or 等
 * (`Gupta J, et al Safe and just`), the comma for which Japanese lists have 、 (`岩波書店、2000年、12頁`).
 */
export function mendParting({ raw, text }: Piece): Piece {
  const mended = text
    .replace(/(?<=[,、] ?et ?al) (?=\p{Lu})|(?<=[,、] ?等) (?=\p{Script=Han})/gu, '.')
    .replace(/、(?= ?(?:1[89]|20)\d\d ?年)|(?<=[年号期卷])、(?= ?\d)/g, ',');
  return { raw, text: mended };
}

function plainDigits(written: string): string {
  return written.replace(/[lI]/g, '1').replace(/[Oo]/g, '0');
}

/** A text as a piece. */
export function piece(raw: string): Piece {
  return { raw, text: foldMarks(raw) };
}

/** A part of a piece, as `slice` counts. */
export function cutPiece({ raw, text }: Piece, from: number, to?: number): Piece {
  return { raw: raw.slice(from, to), text: text.slice(from, to) };
}

/** Without the marks and blanks that part one field from the next, at both ends. */
export function trimPiece(whole: Piece): Piece {
  const { text } = whole;
  let from = 0;
  let to = text.length;
  while (from < to && PARTING.has(text.charAt(from))) from += 1;
  while (to > from && PARTING.has(text.charAt(to - 1)) && !endsAbbreviation(text, to)) to -= 1;
  return cutPiece(whole, from, to);
}

const PARTING: ReadonlySet<string> = new Set([' ', '.', ',', ';', ':', '、', HOLE]);

/** The stop of `Inc.` and `Rev. ed.` is its own. */
function endsAbbreviation(text: string, end: number): boolean {
  // A stop before a comma or colon is an abbreviation's: `Adv. Mater.,`, `Washington, D.C.:`.
  if (text.charAt(end - 1) !== '.') return false;
  const around = text.slice(Math.max(0, end - 3), end + 1);
  if (/[a-z]{2}\.[,:]$/.test(around) || /\.\p{Lu}\.$/u.test(around.slice(0, 3))) return true;
  return /(?:^|[ ,])(?:Inc|INC|Ltd|LTD|Co|Corp|CORP|Jr|Sr|eds?|[éÉ]d(?:\. \p{Ll}+)?)\.$/u.test(
    text.slice(0, end).slice(-16),
  );
}

/** What a piece says, as it was written, blanks in it single. Undefined where it has neither letter nor digit. */
export function pieceValue(whole: Piece): string | undefined {
  const value = trimPiece(whole).raw.replaceAll(HOLE, ' ').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(value) ? value : undefined;
}

/** The piece with a stretch of it replaced by a hole. */
export function punch(whole: Piece, from: number, to: number): Piece {
  const put = (text: string): string => text.slice(0, from) + HOLE + text.slice(to);
  return { raw: put(whole.raw), text: put(whole.text) };
}

/** The pieces between the matches of a global pattern. */
export function splitPiece(whole: Piece, pattern: RegExp): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of whole.text.matchAll(pattern)) {
    pieces.push(cutPiece(whole, from, match.index));
    from = match.index + match[0].length;
  }
  return [...pieces, cutPiece(whole, from)];
}

/**
 * Several lines as one: a break beside a Han character or a full-width mark is nothing, any other is a blank.
 * @example joinLines('全球人工智\n能治理') // '全球人工智能治理'
 */
export function joinLines(text: string): string {
  return text
    .split(/[ \t\u3000]*[\r\n]+[ \t\u3000]*/)
    .reduce((whole, line) => whole + (needsBlank(whole, line) ? ' ' : '') + line, '');
}

/**
 * A run of Han characters that a scan set apart, joined; a blank between words stays.
 * @example joinSpacedHan('社 会 互 构 论[J]. 张三 李四') // '社会互构论[J]. 张三 李四'
 */
export function joinSpacedHan(text: string): string {
  return text.replace(/(?<!\p{Script=Han})\p{Script=Han}(?: \p{Script=Han}){3,}(?!\p{Script=Han})/gu, (run) =>
    run.replaceAll(' ', ''),
  );
}

function needsBlank(before: string, after: string): boolean {
  if (!before || !after || /[-/]$/.test(before)) return false;
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff5e—…]/u;
  return !(wide.test(before.slice(-1)) && wide.test(after.charAt(0)));
}
