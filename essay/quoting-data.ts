import type { Ledger } from './ledger';
import type { Lang } from './model';
import type { QuotedItem } from './write-quotation';

/**
 * What `quoting.json` holds, for the menu that quotes and the notice on an old link: the essay as an entry in both languages,
 * the date of its text, the later dates of passages that changed since, and the interface's words in both languages.
 */
export type QuotingData = Readonly<{
  items: Readonly<Record<Lang, QuotedItem>>;
  edition: 2015 | 2025;
  version: string;
  versions: Readonly<Record<string, string>>;
  words: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
}>;

/** The names whose newest wording, in either language, is later than a date (`YYYY-MM-DD`), each with that wording's date. */
export function listLaterVersions(ledger: Ledger | undefined, date: string): QuotingData['versions'] {
  const newest = Object.entries(ledger?.names ?? {}).map(([name, { zh, en }]) => {
    const dates = [zh.at(-1)?.date ?? date, en.at(-1)?.date ?? date].sort();
    return [name, dates[1] ?? date] as const;
  });
  return Object.fromEntries(newest.filter(([, later]) => later > date));
}
