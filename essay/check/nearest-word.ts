/** Levenshtein's distance: how many characters must be put in, taken out or changed to make `b` of `a`. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The word of `candidates` that was probably meant by `word`: the nearest one, if no more than a third of it differs
 * (two characters at least are allowed to); undefined if none is near.
 *
 * @example nearestWord('sumary', ['title', 'summary']) // 'summary'
 */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  // 64: nothing that we name is longer, and the distance costs the product of the lengths.
  if (word.length > 64) return undefined;
  let best: { word: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.min(Math.max(2, Math.floor(candidate.length / 3)), candidate.length - 1);
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word;
}

/** The mend that goes with an unknown word: `Did you mean \`summary\`?`, else the list of what is known. */
export function suggestWord(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates);
  return nearest === undefined
    ? `Known here: ${candidates.map((candidate) => `\`${candidate}\``).join(', ')}.`
    : `Did you mean \`${nearest}\`?`;
}
