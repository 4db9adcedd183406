import { cutPiece, type Piece, trimPiece } from './gbt-piece';
import { readGbtEdition } from './read-gbt-edition';
import { readGbtImprint } from './read-gbt-imprint';
import { readOthers } from './read-gbt-names';
import type { CslFields } from './reference';

/** What follows a book's title: volume, translators, edition in any order, then the imprint. */
export function readHanImprint(after: Piece): CslFields {
  const bracket = /^ ?\(([^()]{1,20})\)/.exec(after.text);
  const inner = bracket?.[1] ?? '';
  const edition = bracket
    ? (readGbtEdition(inner, inner) ?? (/^\p{Script=Han}{2,8}[本版]$/u.test(inner) ? inner : undefined))
    : undefined;
  const volume =
    bracket &&
    /^(?:第?[\d一二三四五六七八九十]{1,4}[卷册辑]|[上中下](?:卷|册)?|[一二三四五六七八九十]{1,2}|[初二三四五六七八九十续后外]{1,2}[集编辑]|卷[\d一二三四五六七八九十]+)$/.test(
      inner,
    )
      ? inner
      : undefined;
  const start = bracket && (edition || volume) ? bracket[0].length : 0;
  let rest = trimPiece(cutPiece(after, start));
  let fields: CslFields = { ...(edition && { edition }), ...(volume && { volume: hanVolume(volume) }) };
  for (;;) {
    // `第一卷 中国社会科学出版社 1981年版`: a blank alone behind the volume.
    const volumed = VOLUME.exec(rest.text.split(' ')[0] ?? '')?.[0].length;
    const end = volumed && rest.text.length > volumed ? volumed : rest.text.search(/[,.;\ue000]/);
    const segment = trimPiece(end < 0 ? rest : cutPiece(rest, 0, end));
    // `万历二十九年六月壬申`: the day that is told there is no part of an imprint.
    const reign = /^\p{Script=Han}{2,3}[元一二三四五六七八九十]{1,3}年[^版本刻]*$/u.test(segment.text);
    const found = reign ? {} : readSegment(segment);
    if (!found || end < 0) {
      fields = { ...found, ...fields };
      if (found) rest = cutPiece(rest, rest.text.length);
      break;
    }
    fields = { ...found, ...fields };
    rest = trimPiece(cutPiece(rest, end + 1));
  }
  return { ...readGbtImprint(rest), ...fields };
}

const VOLUME =
  /^(?:第 ?[\d一二三四五六七八九十百]{1,4} ?[卷册辑部编]|卷 ?(?:[\d一二三四五六七八九十百〇○零]{1,6}|[上中下])|[上中下](?:卷|册)(?:第[\d一二三四五六七八九十]{1,3}[部编分册])?)$/;

function readSegment(segment: Piece): CslFields | undefined {
  const { text, raw } = segment;
  if (VOLUME.test(text)) return { volume: hanVolume(text) };
  // `《饮冰室合集》第1册, 文集之九`
  if (/^\p{Script=Han}{1,4}之[一二三四五六七八九十\d]{1,4}$/u.test(text)) return { 'volume-title': raw };
  const edition = readGbtEdition(raw, text);
  if (edition) return { edition };
  const others = readOthers(segment);
  return others;
}

/** `第3卷` is 3; 第2册, 卷三 and 上册 stay words. */
export function hanVolume(text: string): string {
  return /^第 ?(\d+) ?卷$/.exec(text)?.[1] ?? text.replace(/ /g, '');
}
