import { chicagoDay, chicagoPages, chicagoYear } from './chicago-dates';
import {
  type ChicagoItem,
  chicagoAccess,
  chicagoEdition,
  chicagoItem,
  chicagoTitle,
  chicagoWork,
  thesisKind,
} from './chicago-item';
import { chicagoNamesInOrder } from './chicago-names';
import { fieldText } from './entry-fields';
import type { CslFields, CslItem } from './reference';
import { concatRuns, joinRuns, joinSentences, type Run, textRun } from './runs';

/**
 * Writes an entry as a full note by The Chicago Manual of Style (17th edition, ch. 14): names as they are read, parts
 * after commas, the facts of publication in brackets, and the place cited at the end.
 * @param locator what was cited (`12`, `12–15`), instead of the pages of the whole
 */
export function formatChicagoNote(
  reference: CslItem & Readonly<{ en?: CslFields }>,
  options: Readonly<{ locator?: string }> = {},
): readonly Run[] {
  const entry = chicagoItem(reference);
  const { item, language } = entry;
  if (!item.title) return textRun(reference.en?.note);
  const pages = chicagoPages(options.locator ?? fieldText(item.page) ?? '');
  const named = item.author?.length
    ? chicagoNamesInOrder(item.author, language)
    : item['container-title']
      ? ''
      : editorFirst(item, language);
  const [whole, colon] = rest(entry, pages);
  // A book's brackets stand against its title, without the comma that every other part has before it.
  const against = whole[0]?.text.startsWith('(') ?? false;
  const title = chicagoTitle(entry, against ? '' : ',');
  const body = concatRuns(textRun(named && `${named}, `), title, textRun(whole.length > 0 ? ' ' : ''), whole);
  const cited = colon ? joinRuns([body, textRun(pages)], ': ') : body;
  return joinSentences([joinRuns([cited, readOn(item), chicagoAccess(item)], ', ')]);
}

function editorFirst(item: CslItem, language: string): string {
  const written = chicagoNamesInOrder(item.editor, language);
  return written && `${written}, ${(item.editor ?? []).length > 1 ? 'eds.' : 'ed.'}`;
}

/** What follows the title, and whether the pages are to follow it after a colon. */
function rest(entry: ChicagoItem, pages: string): readonly [readonly Run[], boolean] {
  const { item, language } = entry;
  const container = chicagoWork(item['container-title'], entry);
  const comma = (...parts: (readonly Run[])[]): readonly Run[] => joinRuns(parts, ', ');
  const [volume, issue] = [fieldText(item.volume), fieldText(item.issue)];
  switch (item.type) {
    case 'article-journal':
    case 'review':
    case 'review-book': {
      if (!volume && !issue) return [comma(container, textRun(chicagoDay(item.issued)), textRun(pages)), false];
      const where = comma(
        concatRuns(container, textRun(volume && ` ${volume}`)),
        textRun(issue && `no. ${issue.replace(/^0+(?=\d)/, '')}`),
      );
      return [concatRuns(where, textRun(bracketed(chicagoYear(item.issued)))), true];
    }
    case 'article-magazine':
    case 'article-newspaper':
      return [comma(container, textRun(chicagoDay(item.issued))), false];
    case 'chapter':
    case 'entry-dictionary':
    case 'entry-encyclopedia':
    case 'paper-conference': {
      const editors = chicagoNamesInOrder(item.editor, language);
      const host = comma(
        concatRuns(textRun('in '), container),
        textRun(chicagoEdition(item)),
        textRun(editors && `ed. ${editors}`),
      );
      return [
        comma(concatRuns(item['container-title'] ? host : [], textRun(bracketed(facts(item)))), textRun(pages)),
        false,
      ];
    }
    case 'thesis':
      return [
        comma(
          textRun(
            bracketed([thesisKind(item), item.publisher, chicagoYear(item.issued)].filter(Boolean).join(', ')).trim(),
          ),
          textRun(pages),
        ),
        false,
      ];
    case 'article':
      return [
        comma(textRun('preprint'), textRun(item.publisher), textRun(chicagoDay(item.issued)), textRun(pages)),
        false,
      ];
    case 'webpage':
    case 'post':
    case 'post-weblog':
    case 'document':
    case 'entry':
      return [comma(textRun(item['container-title'] ?? item.publisher), textRun(chicagoDay(item.issued))), false];
    default: {
      const translators = chicagoNamesInOrder(item.translator, language);
      const more = comma(
        textRun(translators && `trans. ${translators}`),
        textRun(chicagoEdition(item)),
        textRun(volume && `vol. ${volume}`),
        textRun(fieldText(item.number)),
      );
      const published = bracketed(facts(item));
      return [comma(concatRuns(more, textRun(more.length > 0 ? published : published.trim())), textRun(pages)), false];
    }
  }
}

function facts(item: CslItem): string {
  const house = [item['publisher-place'], item.publisher].filter(Boolean).join(': ');
  return [house, chicagoYear(item.issued)].filter(Boolean).join(', ');
}

function bracketed(text: string): string {
  return text && ` (${text})`;
}

function readOn(item: CslItem): readonly Run[] {
  const read = chicagoDay(item.accessed);
  return textRun(read && chicagoYear(item.issued) === '' ? `accessed ${read}` : '');
}
