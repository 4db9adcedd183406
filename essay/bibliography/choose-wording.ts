import type { Lang } from '../model';
import { entryLanguage } from './entry-language';
import { formatChicago } from './format-chicago';
import { formatGbt7714 } from './format-gbt-7714';
import type { GbtEdition } from './gbt-7714-marks';
import type { Reference } from './reference';
import { concatRuns, linkRun, type Run, runsToText, textRun } from './runs';
import { findLostWords, withoutNumber } from './same-words';

/** What is shown of an entry, and the author's own wording to stand beneath it, without its `[n]`. */
export type Wording = Readonly<{ runs: readonly Run[]; original?: string }>;

/**
 * Chooses how an entry is shown. The reader of Chinese gets it by GB/T 7714 where that loses no word of the author's
 * own wording, else that wording. The reader of English gets it by Chicago with the entry's English fields, and the
 * author's wording beneath where the entry is Chinese, doubtful, or says more than its fields. A note with its source
 * (no title) is the author's wording in both, under an English one where there is one.
 * No address becomes a link but those that the entry has as its own.
 */
export function chooseWording(reference: Reference, lang: Lang, options: Readonly<{ edition: GbtEdition }>): Wording {
  const original = reference.original === undefined ? undefined : withoutNumber(reference.original);
  const kept = original === undefined ? undefined : linkOwn(original, [reference.URL]);
  const structured = reference.title && reference.kind !== 'note' ? formatGbt7714(reference, options) : undefined;
  const whole = structured && (original === undefined || findLostWords(original, runsToText(structured)).length === 0);
  if (lang === 'zh') return { runs: (whole ? structured : (kept ?? structured)) ?? [] };
  const english = reference.kind === 'note' ? textRun(reference.en?.note) : formatChicago(reference);
  if (english.length === 0) return { runs: kept ?? [] };
  const beneath =
    original !== undefined && (!whole || entryLanguage(reference) !== 'en' || reference.doubt !== undefined);
  return { runs: english, ...(beneath && { original }) };
}

/** A text with the entry's own addresses as links, each as often as it stands there. */
function linkOwn(text: string, addresses: readonly (string | undefined)[]): readonly Run[] {
  const [address, ...rest] = addresses.filter((one) => one !== undefined && one !== '');
  if (address === undefined) return textRun(text);
  return concatRuns(
    ...text
      .split(address)
      .flatMap((piece, index) => (index ? [linkRun(address, address), linkOwn(piece, rest)] : [linkOwn(piece, rest)])),
  );
}
