import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { edtfDate } from '../essay/bibliography/edtf-date';
import { latexItem, latexText, unbraceNames } from '../essay/bibliography/latex-text';
import type { CslItem } from '../essay/bibliography/reference';

type Properties = Readonly<Record<string, string>>;
type Entry = Readonly<{ type: string; properties: Properties }>;

const bibtex = plugins.config.get('@bibtex');
// `asciiOnly` erases every Han character; without the others an entry's key would be made up from its author.
Object.assign(bibtex.format, { asciiOnly: false, useIdAsLabel: true, checkLabel: false });

/** The names that BibTeX's own styles know; biblatex takes them as aliases. */
const CLASSIC_NAMES: Properties = { journaltitle: 'journal', location: 'address' };

const FIRST = [
  'author',
  'editor',
  'translator',
  'title',
  'journal',
  'booktitle',
  'edition',
  'volume',
  'number',
  'pages',
];

/** What style authors agreed on for kinds of article (biblatex §3.14 `entrysubtype`, biblatex-chicago, biblatex-apa). */
const SUBTYPES: Properties = { 'article-magazine': 'magazine', 'article-newspaper': 'newspaper' };

/**
 * Entries as a `.bib` file in UTF-8, keyed by their ids, in the order given. Written for biblatex, with the names that
 * classic BibTeX shares with it, and a `year` beside the `date`. The same text for the same entries.
 */
export function exportBibtex(items: readonly CslItem[]): string {
  return items.map((item) => writeEntry(item, completeEntry(item))).join('\n');
}

/** citation-js's mapping, with what it leaves out: open, approximate and literal dates, the type where BibTeX has none. */
function completeEntry(item: CslItem): Entry {
  const { 'citation-key': _, ...own } = latexItem(item);
  const [entry] = plugins.output.format('biblatex', [own], { format: 'object' }) as readonly Entry[]; // one for one
  if (!entry)
    throw new Error(`citation-js gave no BibTeX entry for "${item.id}", so it would be missing. Check its fields.`);
  const { note: _note, entrysubtype: _subtype, ...properties } = entry.properties;
  const lostType = bibtex.types.biblatex.source[entry.type] !== item.type;
  const lostIssue = item.issue !== undefined && properties.number !== own.issue && properties.issue === undefined;
  return {
    type: entry.type,
    properties: {
      ...properties,
      ...datesOf(item),
      // Where there is no note, citation-js writes the day of access there, which `urldate` has already.
      ...(own.note !== undefined && { note: own.note }),
      ...(own.genre !== undefined && { type: own.genre }),
      ...(lostType && { entrysubtype: SUBTYPES[item.type] ?? item.type }),
      ...(lostIssue && { issue: String(own.issue) }),
    },
  };
}

function datesOf({ issued, accessed, 'event-date': event, 'original-date': original }: CslItem): Properties {
  const date = issued && edtfDate(issued);
  const year = issued?.['date-parts']?.[0]?.[0] ?? issued?.literal;
  const dates = [
    ['date', date],
    ['year', year === undefined ? undefined : latexText(String(year))],
    ['urldate', accessed && (edtfDate(accessed) ?? accessed.literal)],
    ['eventdate', event && (edtfDate(event) ?? event.literal)],
    ['origdate', original && (edtfDate(original) ?? original.literal)],
  ] as const;
  return Object.fromEntries(dates.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function writeEntry({ id }: CslItem, { type, properties }: Entry): string {
  const fields = Object.entries(properties)
    .map(([name, value]) => [CLASSIC_NAMES[name] ?? name, value] as const)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name, value]) => `  ${name} = {${unbraceNames(value)}},\n`);
  return `@${type}{${bibtexKey(id)},\n${fields.join('')}}\n`;
}

const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** An id as a key: what would end it or start something else becomes a hyphen. */
const bibtexKey = (id: string): string => id.replace(/[\s{}(),"'#%=~\\]/g, '-');
