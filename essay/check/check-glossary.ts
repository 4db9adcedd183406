import type { VFile } from 'vfile';
import { listStems } from '../english-stems';
import type { GlossaryTerm } from '../glossary';
import type { Block, Pair } from '../model';
import { reportWarning } from './report';

type Rendering = readonly string[];
type Entry = Readonly<{ term: string; wanted: string; renderings: readonly string[]; forms: readonly Rendering[] }>;

/** `X (Y)` may be written so, or as `X` or `Y` alone. */
function listForms(rendering: string): readonly Rendering[] {
  const [, outside = '', inside = ''] = /^([^()]*)\(([^()]*)\)\s*$/.exec(rendering) ?? [];
  return [rendering, outside, inside].map(listStems).filter((stems) => stems.length > 0);
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase();

/** Terms by length, so that a longer one has its place before those that lie in it. */
function prepare(terms: readonly GlossaryTerm[]): readonly Entry[] {
  return terms
    .map(({ term, renderings }) => ({ term, wanted: fold(term), renderings, forms: renderings.flatMap(listForms) }))
    .toSorted((a, b) => b.wanted.length - a.wanted.length);
}

/** The terms that a Chinese text has: of two that overlap the longer. In the order of the text. */
function findTerms(text: string, entries: readonly Entry[]): readonly Entry[] {
  const folded = fold(text);
  const taken: { start: number; end: number; entry: Entry }[] = [];
  for (const entry of entries) {
    for (let at = folded.indexOf(entry.wanted); at !== -1; at = folded.indexOf(entry.wanted, at + 1)) {
      const end = at + entry.wanted.length;
      if (!taken.some((other) => at < other.end && end > other.start)) taken.push({ start: at, end, entry });
    }
  }
  return [...new Set(taken.toSorted((a, b) => a.start - b.start).map(({ entry }) => entry))];
}

function holds(stems: readonly string[], form: Rendering): boolean {
  return stems.some((_, at) => form.every((stem, index) => stems[at + index] === stem));
}

const plainOf = (blocks: readonly Block[]): string => blocks.map(({ plain }) => plain).join('\n');

/** `a`, `a or b`, `a, b or c`, each in backticks. */
function listAlternatives(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}` : quoted.join('');
}

/**
 * Puts a warning on the file of the translation for each glossary term in the Chinese of a pair whose English uses none of
 * its renderings, at the first English block. Case, plurals, possessives, the regular forms of verbs, and whether words are
 * joined by hyphens make no difference. Code is left alone.
 */
export function checkGlossary(enFile: VFile, pairs: readonly Pair[], terms: readonly GlossaryTerm[]): void {
  if (terms.length === 0) return;
  const entries = prepare(terms);
  for (const { zh, en } of pairs) {
    const first = en[0];
    if (first === undefined || first.kind === 'code' || zh.length === 0) continue;
    const found = findTerms(plainOf(zh), entries);
    if (found.length === 0) continue;
    const stems = listStems(plainOf(en));
    for (const { term, renderings, forms } of found) {
      if (forms.some((form) => holds(stems, form))) continue;
      const name = first.names[0];
      reportWarning(enFile, {
        ruleId: 'glossary-term-used',
        reason: `Unexpected translation of \`${term}\` (zh.md:${zh[0]?.place.start.line}) without its rendering, expected ${listAlternatives(renderings)}`,
        place: first.place,
        note: `Use it, or add yours to glossary.yaml${name ? `; if it is right as it stands: --accept glossary-term-used@${name}` : ''}.`,
      });
    }
  }
}
