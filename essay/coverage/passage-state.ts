import { type DiffPiece, diffWording } from '../diff-wording';
import { entryOf, type Ledger } from '../ledger';
import { findStale } from '../ledger/find-stale';
import type { EssayTexts } from '../ledger/list-wordings';
import { isSameWording } from '../ledger/update-ledger';

/**
 * What a passage is to a translator: `missing` (no English), `stale` (its English was made from another wording of the
 * Chinese), or `translated`.
 */
export type PassageState = 'missing' | 'stale' | 'translated';

/** What a section is to a translator: as its passages are; `partial` where some have no English and others have. */
export type SectionState = PassageState | 'partial';

/**
 * What became of the Chinese since the English of a name was made. `was` and `diff` are absent where the ledger does not
 * have that wording.
 */
export type SourceChange = Readonly<{ name: string; was?: string; now: string; diff?: readonly DiffPiece[] }>;

/** From a ledger and an essay's texts to the changes of the source that its translation has not followed, by name. */
export function listSourceChanges(ledger: Ledger | undefined, texts: EssayTexts): ReadonlyMap<string, SourceChange> {
  if (ledger === undefined) return new Map();
  return new Map(
    findStale(ledger, texts).map(({ name, was, now }) => {
      const change = was === undefined ? { name, now } : { name, was, now, diff: diffWording(was, now, 'zh') };
      return [name, change];
    }),
  );
}

/**
 * Whether somebody has said that the English of a name is right as it stands: `sync --reviewed` has, or `status: reviewed`
 * in `en.md`, which speaks for the whole translation. What was written since the last `essay sync` nobody has looked at;
 * where there is no ledger, as in a new draft, the status alone counts.
 */
export function isReviewed(
  name: string | undefined,
  english: string,
  { ledger, status }: Readonly<{ ledger?: Ledger; status?: string }>,
): boolean {
  if (ledger === undefined) return status === 'reviewed';
  const last = name === undefined ? undefined : entryOf(ledger, name)?.en.at(-1);
  if (last === undefined || !isSameWording(last.text, english)) return false;
  return status === 'reviewed' || last.reviewed !== undefined;
}
