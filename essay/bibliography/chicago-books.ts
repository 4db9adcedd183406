import { chicagoDay, chicagoPages, chicagoYear } from './chicago-dates';
import { type ChicagoItem, chicagoEdition, chicagoWork, isQuoted } from './chicago-item';
import { chicagoNamesInOrder } from './chicago-names';
import { fieldText } from './entry-fields';
import type { CslItem } from './reference';
import { concatRuns, joinRuns, type Run, textRun } from './runs';

/**
 * `Edited by …`, `Translated by …` of a work that has an author (Chicago 17 §14.104): two parts, each without runs where
 * nobody is to be named.
 */
export function others({ item, language }: ChicagoItem): readonly (readonly Run[])[] {
  const said = (words: string, names: CslItem['editor']): readonly Run[] => {
    const written = chicagoNamesInOrder(names, language, 'bibliography');
    return textRun(written && `${words} ${written}`);
  };
  const authored = Boolean(item.author?.length);
  const ownEditor = authored && !(item['container-title'] && isQuoted(item));
  const translated = authored || Boolean(item.editor?.length) || Boolean(item['container-title']);
  return [ownEditor ? said('Edited by', item.editor) : [], translated ? said('Translated by', item.translator) : []];
}

/**
 * The parts of a book's entry behind its title (Chicago 17 §14.100 and following), without runs where a field is absent:
 * translators, editors, edition, volume, series, and the facts of publication; an earlier edition's year before them
 * (§14.114).
 */
export function book(entry: ChicagoItem): readonly (readonly Run[])[] {
  const { item } = entry;
  const original = chicagoYear(item['original-date']);
  const facts = imprint(item);
  return [
    ...others(entry),
    textRun(chicagoEdition(item)),
    textRun(volume(item, 'Vol.')),
    textRun(item.type === 'report' || item.type === 'standard' ? fieldText(item.number) : ''),
    series(entry),
    textRun(original && facts ? `${original}. Reprint, ${facts}` : original || facts),
  ];
}

/**
 * The parts of a chapter's entry behind its title (Chicago 17 §14.106 and following), without runs where a field is
 * absent: In *Book*, 5th ed., edited by …, 457–72. Place: Publisher, year.
 */
export function part(entry: ChicagoItem): readonly (readonly Run[])[] {
  const { item, language } = entry;
  const named = (words: string, names: CslItem['editor']): readonly Run[] => {
    const written = chicagoNamesInOrder(names, language, 'bibliography');
    return textRun(written && `${words} ${written}`);
  };
  const host = joinRuns(
    [
      concatRuns(textRun('In '), container(entry)),
      textRun(chicagoEdition(item)),
      named('by', item['container-author']),
      named('edited by', item.editor),
      textRun(volume(item, 'vol.')),
      textRun(chicagoPages(fieldText(item.page) ?? '')),
    ],
    ', ',
  );
  return [...others(entry), item['container-title'] ? host : [], series(entry), textRun(imprint(item))];
}

/** `Place: Publisher, year`; a report and what else has its day, the day. A printed book without a year says `n.d.` (§14.145). */
function imprint(item: CslItem): string {
  const publisher = [item['publisher-place']?.trim(), item.publisher?.trim()].filter(Boolean).join(': ');
  const bookish = ['book', 'chapter', 'classic', 'pamphlet'].includes(item.type);
  const year = item.type === 'report' ? chicagoDay(item.issued) : chicagoYear(item.issued);
  return [publisher, year || (bookish && publisher ? 'n.d.' : '')].filter(Boolean).join(', ');
}

function series({ item, language }: ChicagoItem): readonly Run[] {
  const name = item['collection-title'];
  const number = fieldText(item['collection-number']);
  if (!name) return [];
  const words = chicagoWork(name, { language, titleGiven: false }).map(
    (run): Run => ({ kind: 'text', text: run.text }),
  );
  return concatRuns(words, textRun(number && ` ${number}`));
}

function volume(item: CslItem, word: 'Vol.' | 'vol.'): string {
  const number = fieldText(item.volume);
  if (!number) return '';
  return /^[\dIVXLC]+$/.test(number) ? `${word} ${number}` : number;
}

/** The title of the larger work, as `chicagoWork` sets it; no runs where there is none. */
export function container(entry: ChicagoItem): readonly Run[] {
  return chicagoWork(entry.item['container-title'], entry);
}
