import { fieldText, withNoteFields } from './entry-fields';
import { entryLanguage, hasHan } from './entry-language';
import { ordinal } from './gbt-7714-parts';
import { headlineCase } from './headline-case';
import { markupRuns } from './markup-runs';
import type { CslFields, CslItem } from './reference';
import { concatRuns, linkRun, type Run, textRun } from './runs';

/** An entry as a reader of English should see it, with its own language. */
export type ChicagoItem = Readonly<{ item: CslItem; language: string; titleGiven: boolean }>;

const LANGUAGES: Readonly<Record<string, string>> = {
  zh: 'Chinese',
  ja: 'Japanese',
  ko: 'Korean',
  ru: 'Russian',
  fr: 'French',
  de: 'German',
  es: 'Spanish',
  pt: 'Portuguese',
  it: 'Italian',
  ar: 'Arabic',
};

/** Types whose titles stand in quotation marks: parts of a larger whole, and what was never a book (Chicago 17 §8.163, §8.177). */
const QUOTED: ReadonlySet<string> = new Set([
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'chapter', 'dataset', 'document', 'entry'],
  ...['entry-dictionary', 'entry-encyclopedia', 'figure', 'hearing', 'interview', 'manuscript', 'paper-conference'],
  ...['personal_communication', 'post', 'post-weblog', 'review', 'review-book', 'song', 'speech', 'thesis', 'webpage'],
]);

/** Lays the English fields (`en`) over an entry's own. Its language is still that of its own fields; its id never changes. */
export function chicagoItem(reference: CslItem & Readonly<{ en?: CslFields }>): ChicagoItem {
  const { en = {}, ...own } = reference;
  const item = withNoteFields(own);
  return {
    item: { ...item, ...en, id: item.id, type: en.type ?? item.type },
    language: entryLanguage(item),
    titleGiven: en.title !== undefined,
  };
}

/**
 * Whether the title of an entry of this type stands in quotation marks (Chicago 17 §8.163, §8.177); if not, in italics.
 * A type that is not known here counts as a work of its own: italics.
 */
export function isQuoted(item: CslItem): boolean {
  return QUOTED.has(item.type);
}

/**
 * The title: in quotation marks or italics by its type, in headline style where it is English and nobody has given it
 * for readers of English; `[in Chinese]` after a title that is a translation (Chicago 17 §14.99).
 * @param stop what closes the title, inside the quotation marks as American usage has it (§6.9)
 */
export function chicagoTitle({ item, language, titleGiven }: ChicagoItem, stop: '.' | ',' | ''): readonly Run[] {
  if (!item.title) return [];
  const title = !titleGiven && language === 'en' && item.type !== 'patent' ? headlineCase(item.title) : item.title;
  const foreign = titleGiven && language !== 'en' ? ` [in ${LANGUAGES[language] ?? 'another language'}]` : '';
  const closed = /[?!.？！。]$/.test(title.replace(/<[^<>]*>$/, '')) && stop === '.';
  const inside = foreign || closed ? '' : stop;
  if (isQuoted(item)) {
    const quoted = title
      .replace(/“/g, '‘')
      .replace(/”/g, '’')
      .replace(/"([^"]*)"/g, '‘$1’');
    return concatRuns(textRun('“'), markupRuns(quoted), textRun(`${inside}”${foreign}${foreign && stop}`));
  }
  const base = item.type === 'patent' ? 'text' : workBase(title);
  return concatRuns(markupRuns(title, base), textRun(foreign + (closed && !foreign ? '' : stop)));
}

/**
 * The title of a book or journal within an entry, in italics; Chinese script has none. Headline style where it is
 * English and nobody has given it for readers of English (`titleGiven`). No runs without a title.
 */
export function chicagoWork(
  title: string | undefined,
  { language, titleGiven }: Pick<ChicagoItem, 'language' | 'titleGiven'>,
): readonly Run[] {
  if (!title) return [];
  return markupRuns(!titleGiven && language === 'en' ? headlineCase(title) : title, workBase(title));
}

function workBase(title: string): 'text' | 'italic' {
  return hasHan(title) ? 'text' : 'italic';
}

/** `2nd ed.` of `2`, `第二版`; other words as they stand. The first edition is not said. */
export function chicagoEdition(item: CslItem): string {
  const edition = fieldText(item.edition);
  const number =
    edition &&
    (/^(\d{1,3})(?:st|nd|rd|th)?(?: ed(?:n|ition)?\.?)?$/i.exec(edition)?.[1] ??
      /^第? ?(\d{1,3}) ?版$/.exec(edition)?.[1]);
  if (!edition || number === '1') return '';
  return number ? `${ordinal(Number(number))} ed.` : edition;
}

/** Where it is to be found: the DOI as a link, else the address (Chicago 17 §14.6 and §14.8). */
export function chicagoAccess(item: CslItem): readonly Run[] {
  const doi = (item.DOI ?? '').trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const address = doi ? `https://doi.org/${encodeURI(doi)}` : (item.URL?.trim() ?? '');
  return address ? linkRun(address, address) : [];
}

/** A thesis by the name of its degree: `PhD diss.` (Chicago 17 §14.215). */
export function thesisKind(item: CslItem): string {
  const genre = item.genre ?? '';
  if (/博士|ph\.?\s?d|doctor/i.test(genre)) return 'PhD diss.';
  if (/硕士|master/i.test(genre)) return 'Master’s thesis';
  return genre && !hasHan(genre) ? genre : 'Thesis';
}
