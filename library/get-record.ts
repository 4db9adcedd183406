import { essayAsCslItem } from '../essay/essay-citation';
import { listDatedWordings, type Wordings } from '../essay/list-dated-wordings';
import { type History, listVersions } from '../essay/list-versions';
import { listLaterVersions, type QuotingData } from '../essay/quoting-data';
import type { Site } from '../essay/site';
import { getEssay } from './get-essay';
import { getSite } from './get-site';
import type { ReadEssay } from './read-essay';

/** The wordings that links to a published essay may have quoted; undefined if there is no such essay. */
export async function getWordings(slug: string): Promise<Wordings | undefined> {
  const found = await getEssay(slug);
  return found && wordingsOf(found);
}

/** The same of an essay that was read. */
export const wordingsOf = ({ essay, ledger }: ReadEssay): Wordings =>
  listDatedWordings(essay.pairs, ledger, dateOf(essay.zh));

/** What changed in a published essay, day by day; undefined if there is no such essay. */
export async function getHistory(slug: string): Promise<History | undefined> {
  const found = await getEssay(slug);
  return found && listVersions(found.ledger);
}

/** What quotations from a published essay are made with, but for the interface's words; undefined if there is no such essay. */
export async function getQuotingData(slug: string): Promise<Omit<QuotingData, 'words'> | undefined> {
  const found = await getEssay(slug);
  return found && quotingDataOf(found, await getSite());
}

/** The same of an essay that was read. */
export function quotingDataOf({ essay, ledger }: ReadEssay, site: Site): Omit<QuotingData, 'words'> | undefined {
  const version = dateOf(essay.zh);
  const [zh, en] = [essayAsCslItem(essay, { lang: 'zh', site }), essayAsCslItem(essay, { lang: 'en', site })];
  if (!zh) return undefined;
  return {
    items: { zh, en: en ?? zh },
    edition: essay.zh['gb-t-7714'] ?? site['gb-t-7714'],
    version,
    versions: listLaterVersions(ledger, version),
  };
}

const dateOf = ({ published, updated }: Readonly<{ published: string; updated?: string }>): string =>
  updated ?? published;
