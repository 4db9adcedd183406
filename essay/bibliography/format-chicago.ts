import { book, container, others, part } from './chicago-books';
import { chicagoDay, chicagoPages, chicagoYear } from './chicago-dates';
import { type ChicagoItem, chicagoAccess, chicagoItem, chicagoTitle, isQuoted, thesisKind } from './chicago-item';
import { chicagoNames } from './chicago-names';
import { fieldText } from './entry-fields';
import type { CslFields, CslItem } from './reference';
import { concatRuns, joinRuns, joinSentences, type Run, textRun } from './runs';

/** Closing marks after which no stop is set. */
const CLOSERS = '.?!';

/**
 * Writes an entry for a bibliography by The Chicago Manual of Style (17th edition, notes and bibliography, ch. 14; the
 * 18th differs in leaving places out, which it allows to be given). `en` is laid over the entry's own fields: a Chinese
 * work comes out with its author romanised and its title in English, `[in Chinese]` after it (§14.99).
 * Without a title, what `en.note` says is the entry; without that, there are no runs.
 */
export function formatChicago(reference: CslItem & Readonly<{ en?: CslFields }>): readonly Run[] {
  const entry = chicagoItem(reference);
  const { item } = entry;
  if (!item.title) return textRun(reference.en?.note);
  return joinSentences(
    [textRun(mainNames(entry)), chicagoTitle(entry, '.'), ...body(entry), ...access(entry)],
    CLOSERS,
  );
}

/** The author; failing one the editor or translator with the role: `Gottenberg, W. G., ed.` (§14.103). */
function mainNames({ item, language }: ChicagoItem): string {
  const authors = [item.author, item.composer, item.director].find((names) => names && names.length > 0);
  if (authors) return chicagoNames(authors, language);
  if (item['container-title'] && isQuoted(item)) return '';
  const [names, one, many] = item.editor?.length
    ? ([item.editor, 'ed.', 'eds.'] as const)
    : ([item.translator, 'trans.', 'trans.'] as const);
  const written = chicagoNames(names, language);
  return written && `${written}, ${names && names.length > 1 ? many : one}`;
}

function body(entry: ChicagoItem): readonly (readonly Run[])[] {
  const { item } = entry;
  switch (item.type) {
    case 'article-journal':
    case 'review':
    case 'review-book':
      return [...others(entry), article(entry)];
    case 'article-magazine':
    case 'article-newspaper':
      return [...others(entry), dated(entry, [container(entry)])];
    case 'chapter':
    case 'entry-dictionary':
    case 'entry-encyclopedia':
      return part(entry);
    case 'paper-conference':
      return item['container-title'] ? part(entry) : [presented(entry)];
    case 'thesis':
      return [dated(entry, [textRun(thesisKind(item)), textRun(item.publisher)], chicagoYear)];
    case 'article':
      return [dated(entry, [textRun('Preprint'), textRun(item.publisher ?? item.archive ?? item['container-title'])])];
    case 'patent':
      return [textRun(patent(item))];
    case 'webpage':
    case 'post':
    case 'post-weblog':
    case 'document':
    case 'entry':
      return [...others(entry), textRun(site(entry)), textRun(chicagoDay(item.issued))];
    case 'manuscript':
    case 'personal_communication':
    case 'collection':
      return archived(entry);
    case 'dataset':
    case 'software':
      return [textRun(version(item)), dated(entry, [textRun(item.publisher ?? item['container-title'])])];
    default:
      return book(entry);
  }
}

/** §14.168 and following: *Journal* 52, no. 11 (2012): 1518–23; without volume and issue the day. */
function article(entry: ChicagoItem): readonly Run[] {
  const { item } = entry;
  const [number, issue] = [fieldText(item.volume), fieldText(item.issue)];
  const pages = chicagoPages(fieldText(item.page) ?? fieldText(item.number) ?? '');
  if (!number && !issue) return joinRuns([dated(entry, [container(entry)]), textRun(pages)], ', ');
  const where = joinRuns(
    [
      concatRuns(container(entry), textRun(number && ` ${number}`)),
      textRun(issue && `no. ${issue.replace(/^0+(?=\d)/, '')}`),
    ],
    ', ',
  );
  const year = chicagoYear(item.issued);
  return joinRuns([concatRuns(where, textRun(year && ` (${year})`)), textRun(pages)], ': ');
}

/** §14.217: Paper presented at … */
function presented({ item }: ChicagoItem): readonly Run[] {
  const event = item['event-title'] ?? item.event;
  const said = [
    event && `Paper presented at ${event}`,
    item['event-place'],
    chicagoDay(item['event-date'] ?? item.issued),
  ];
  return textRun(said.filter(Boolean).join(', '));
}

/** §14.207: who runs the site, where that is not who wrote the page. */
function site({ item }: ChicagoItem): string {
  const names = [item['container-title'], item.publisher].filter((name) => name && name !== item.author?.[0]?.literal);
  return [...new Set(names)].join(', ');
}

/** §14.258. */
function patent(item: CslItem): string {
  const number = fieldText(item['call-number']) ?? fieldText(item.number);
  const [filed, issued] = [chicagoDay(item.submitted), chicagoDay(item.issued)];
  return [number && `Patent ${number}`, filed && `filed ${filed}`, issued && `${filed && 'and '}issued ${issued}`]
    .filter(Boolean)
    .join(', ');
}

/** §14.222 and following: the day, the place in the collection, the archive. */
function archived({ item }: ChicagoItem): readonly (readonly Run[])[] {
  const keeper = [item.archive ?? item.publisher, item['archive-place'] ?? item['publisher-place']]
    .filter(Boolean)
    .join(', ');
  return [
    textRun(chicagoDay(item.issued)),
    textRun([item.archive_collection, item.archive_location].filter(Boolean).join(', ')),
    textRun(keeper),
  ];
}

function version(item: CslItem): string {
  const said = fieldText(item.version);
  return said ? `Version ${said.replace(/^v(?:ersion)?\.? ?/i, '')}` : '';
}

function dated({ item }: ChicagoItem, parts: readonly (readonly Run[])[], write = chicagoDay): readonly Run[] {
  return joinRuns([...parts, textRun(write(item.issued))], ', ');
}

/** The address; before it the day of reading, where the work itself has no day (§14.12). */
function access({ item }: ChicagoItem): readonly (readonly Run[])[] {
  const where = chicagoAccess(item);
  const undated = chicagoYear(item.issued) === '';
  const read = chicagoDay(item.accessed);
  return [textRun(undated && read ? `Accessed ${read}` : ''), where];
}
