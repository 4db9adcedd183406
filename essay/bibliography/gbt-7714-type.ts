import type { GbtEdition } from './gbt-7714-marks';
import { plainTitle } from './markup-runs';
import type { CslItem } from './reference';

/** The codes of document types (2015 Annex B, table B.1; 2025 Annex A). */
type GbtType =
  | 'M'
  | 'C'
  | 'G'
  | 'N'
  | 'J'
  | 'D'
  | 'R'
  | 'S'
  | 'P'
  | 'DB'
  | 'CP'
  | 'EB'
  | 'A'
  | 'CM'
  | 'DS'
  | 'PP'
  | 'Z';

const CARRIERS: Readonly<Record<string, string>> = {
  ol: 'OL',
  online: 'OL',
  cd: 'CD',
  'cd-rom': 'CD',
  dk: 'DK',
  mt: 'MT',
};

/**
 * The type of an entry. CSL knows no collection of essays and no database: a book is C where its title or its event
 * says it is of a conference, G where its genre or title says 汇编; a data set is DB where its genre says so.
 * Preprints have a code of their own since 2025 (PP); before, they are electronic resources.
 */
export function gbtType(item: CslItem, edition: GbtEdition): GbtType {
  const online = Boolean(item.URL || item.DOI);
  switch (item.type) {
    case 'article-journal':
    case 'article-magazine':
    case 'periodical':
    case 'review':
    case 'review-book':
      return 'J';
    case 'article-newspaper':
      return 'N';
    case 'book':
      return bookType(item);
    case 'chapter':
    case 'entry-dictionary':
    case 'entry-encyclopedia':
    case 'classic':
    case 'musical_score':
      return 'M';
    case 'pamphlet':
      return item.archive ? 'A' : 'M';
    case 'paper-conference':
      return 'C';
    case 'thesis':
      return 'D';
    case 'report':
      return 'R';
    case 'standard':
      return 'S';
    case 'patent':
      return 'P';
    case 'map':
      return 'CM';
    case 'dataset':
      return /database|数据库/i.test(item.genre ?? '') ? 'DB' : 'DS';
    case 'software':
      return 'CP';
    case 'article':
      return edition === 2025 ? 'PP' : online ? 'EB' : 'Z';
    case 'webpage':
    case 'post':
    case 'post-weblog':
      return 'EB';
    case 'collection':
      return item.archive || item.archive_location || /档案|archive/i.test(item.title ?? '') ? 'A' : 'G';
    case 'manuscript':
    case 'personal_communication':
      return 'A';
    case 'bill':
    case 'broadcast':
    case 'document':
    case 'entry':
    case 'event':
    case 'figure':
    case 'graphic':
    case 'hearing':
    case 'interview':
    case 'legal_case':
    case 'legislation':
    case 'motion_picture':
    case 'performance':
    case 'regulation':
    case 'song':
    case 'speech':
    case 'treaty':
      return item.archive ? 'A' : online ? 'EB' : 'Z';
    default:
      item.type satisfies never;
      return 'Z';
  }
}

function bookType(item: CslItem): GbtType {
  const title = plainTitle(item.title ?? '');
  if (
    item['event-title'] ||
    item.event ||
    /论文集|会议录|\bproceedings\b/i.test(title) ||
    /entrytype: proceedings/.test(item.note ?? '')
  )
    return 'C';
  return /汇编/.test(item.genre ?? '') || /汇编$/.test(title) ? 'G' : 'M';
}

/** `[J/OL]`: the type and, for what is read on the net or from a disc, its carrier (2015 §8.2.4 and table B.2; 2025 §7.3). */
export function gbtTypeMark(item: CslItem, edition: GbtEdition): string {
  const named = CARRIERS[item.medium?.trim().toLowerCase() ?? ''];
  const carrier = named ?? (item.URL || item.DOI || item.CSTR ? 'OL' : '');
  return `[${gbtType(item, edition)}${carrier && `/${carrier}`}]`;
}
