import { entryOf, type Ledger } from '../ledger';
import { passageHash } from '../passage-hash';
import { type EssayTexts, listWordings } from './list-wordings';
import { isNewer } from './update-ledger';

/** A translation of an older wording: that wording, if the ledger has it, and the source as it is now. */
export type StaleTranslation = Readonly<{ name: string; was?: string; now: string }>;

/**
 * From a ledger and an essay's texts to the translations that were made from another wording than the source has now, in
 * the order of the page: titles and notes too. A translation that was itself written anew since is not stale: the next
 * `essay sync` takes it for one of the present source.
 */
export function findStale(ledger: Ledger, texts: EssayTexts): StaleTranslation[] {
  return [...listWordings(texts)].flatMap(([name, { zh, en }]): StaleTranslation[] => {
    const entry = entryOf(ledger, name);
    const last = entry?.en.at(-1);
    if (entry === undefined || last === undefined || zh === undefined || en === undefined) return [];
    if (isNewer(en, entry.en) || last.of === passageHash(zh)) return [];
    return [{ name, was: entry.zh.findLast(({ text }) => passageHash(text) === last.of)?.text, now: zh }];
  });
}
