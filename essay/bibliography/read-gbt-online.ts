import { cutPiece, type Piece, pieceValue, punch, trimPiece } from './gbt-piece';
import { takeBracketedDay, takePlainDay } from './read-gbt-dates';
import { findStops, type GbtHead } from './read-gbt-head';
import { readGbtImprint } from './read-gbt-imprint';
import { isHanBody } from './read-gbt-roles';
import { readGbtFiled, readGbtVolume, titled } from './read-gbt-title';
import { looksLikeHouse } from './read-publishing-house';

import type { CslFields } from './reference';

/** `VOSviewer: version 1.6.18[CP/OL]` */
const VERSIONED = /: ?(?:v(?:er(?:sion|\.)?)?|版本) ?(\d[\d.]{0,12})$/i;

/**
 * Reads what is published on the net, a data set or software (2015 §4.6, 2025 §8.11, §8.14 and §8.15), from its head and
 * what follows its mark: title, version, platform, the day of making. `software`: a version may close the title.
 */
export function readGbtOnline(
  head: GbtHead,
  after: Piece,
  { software = false }: Readonly<{ software?: boolean }> = {},
): CslFields {
  const named = software ? VERSIONED.exec(head.title.text) : null;
  if (named?.[1]) {
    const title = cutPiece(head.title, 0, named.index);
    return { version: named[1], ...readGbtOnline({ ...head, title }, after) };
  }
  const day = takeBracketedDay(after);
  const version =
    /(?<!\w|\w\.)(?:R package )?(?<!\w)(?:V|v|version |Version |版本 ?)(?:\. ?)?(\d[\d.]*\d(?:-\d{1,3})?|\d)(?![\w])/.exec(
      (day?.rest ?? after).text,
    );
  const left = day?.rest ?? after;
  const bare = version ? punch(left, version.index, version.index + version[0].length) : left;
  const plain = day ? undefined : takePlainDay(bare);
  const year = /^[^()]*\( ?((?:19|20)\d\d)(?:-(\d{1,2}))? ?\)/.exec(bare.text);
  const rest = plain?.rest ?? (year ? punch(bare, bare.text.indexOf('('), year[0].length) : bare);
  const { issued, ...imprint } = readGbtImprint(rest);
  const dated =
    day?.date ??
    plain?.date ??
    (year ? { 'date-parts': [[Number(year[1]), ...(year[2] ? [Number(year[2])] : [])] as [number, number?]] } : issued);
  return {
    ...publishedTitle(head),
    ...imprint,
    ...(version?.[1] && { version: version[1] }),
    ...(dated && { issued: dated }),
  };
}

/** `题名. 中华人民共和国外交部[EB/OL]`: a body behind the title is who published it. */
function publishedTitle({ title, people }: GbtHead): CslFields {
  const stop = findStops(title.text).at(-1);
  if (stop === undefined || !people) return readGbtFiled(title);
  const late = trimPiece(cutPiece(title, stop));
  const body = pieceValue(late);
  const sound = body && (isHanBody(late.text) || looksLikeHouse(late.text)) && !/[:《]/.test(late.text);
  return sound ? { ...titled(cutPiece(title, 0, stop)), publisher: body } : readGbtFiled(title);
}

/** 2025 §8.13: a scale before the mark or behind it, a size at the end. */
export function readGbtMap(head: GbtHead, after: Piece): CslFields {
  const scale = /[.:,(]? ?((?:比例尺 ?)?1 ?: ?\d{1,3}(?:[ ,]?\d{3})*(?: ?万)?)\)?\s*$/.exec(head.title.text);
  const size =
    /(?<![\d])(?!(?:19|20)\d\d\.\d)(\d+(?:\.\d+)? ?(?:cm|mm|厘米)? ?[×xX*] ?\d+(?:\.\d+)? ?(?:cm|mm|厘米))/.exec(
      after.text,
    );
  const title = scale ? cutPiece(head.title, 0, scale.index) : head.title;
  const late = scale
    ? undefined
    : /(?:^ ?|[.,] ?)(?:比例尺 ?:? ?)?(1 ?: ?\d{1,3}(?:[ ,]?\d{3})*(?: ?万)?)(?=[.,])/.exec(after.text);
  const bare = size ? punch(after, size.index, size.index + size[0].length) : after;
  const rest = late ? punch(bare, late.index, late.index + late[0].length) : bare;
  const scaled = scale?.[1]
    ? head.title.raw
        .slice(scale.index)
        .replace(/^[.:,(（，：。 ]+|[)） ]+$/g, '')
        .replace(/^比例尺[ :：]*/, '')
    : late &&
      bare.raw
        .slice(late.index, late.index + late[0].length)
        .replace(/^[.,，。 ]+/, '')
        .replace(/^比例尺[ :：]*/, '');
  return {
    ...readGbtVolume(title),
    ...readGbtImprint(rest),
    ...(scaled && { scale: scaled }),
    ...(size?.[1] && { dimensions: size[1] }),
  };
}
