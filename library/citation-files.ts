import { exportCslJson } from '../essay/bibliography/export-csl-json';
import { exportItem } from '../essay/bibliography/export-item';
import type { CslItem } from '../essay/bibliography/reference';
import { listEssayItems } from '../essay/essay-citation';
import { exportBibtex } from './export-bibtex';
import { exportRis } from './export-ris';
import { getEssay } from './get-essay';
import { getReferences } from './get-references';
import { getSite } from './get-site';

/** A citation file: its text in UTF-8, and its media type with the charset. */
export type CitationFile = Readonly<{ text: string; type: string }>;

type Format = Readonly<{ type: string; write: (items: readonly CslItem[]) => string }>;

const FORMATS: Readonly<Record<string, Format>> = {
  bib: { type: 'application/x-bibtex; charset=utf-8', write: exportBibtex },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', write: exportRis },
  json: { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', write: exportCslJson },
};

const SUBJECTS: Readonly<Record<string, (slug: string) => Promise<readonly CslItem[] | undefined>>> = {
  citation: getEssayItems,
  references: getReferences,
};

/** Names of the files that every essay has: the essay itself, and its whole bibliography, in each format. */
export const CITATION_FILES: readonly string[] = Object.keys(SUBJECTS).flatMap((subject) =>
  Object.keys(FORMATS).map((format) => `${subject}.${format}`),
);

/** One of those files, for a published essay; undefined for any other name or essay. */
export async function getCitationFile(slug: string, name: string): Promise<CitationFile | undefined> {
  if (!CITATION_FILES.includes(name)) return undefined;
  const [subject = '', format = ''] = name.split('.');
  const items = await SUBJECTS[subject]?.(slug);
  const { type, write } = FORMATS[format] ?? {};
  return items && type && write ? { text: write(items.map(exportItem)), type } : undefined;
}

async function getEssayItems(slug: string): Promise<readonly CslItem[] | undefined> {
  const found = await getEssay(slug);
  return found && listEssayItems(found.essay, await getSite());
}
