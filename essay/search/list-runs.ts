/** A stretch of a folded text that is one word of letters and digits, or an unbroken row of Han characters. */
export type Run = Readonly<{ kind: 'han' | 'word'; text: string; start: number }>;

const RUN = /([\p{Script=Han}〇]+)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/** The runs of a folded text in order; what stands between them (spaces, punctuation) is not searched. */
export function listRuns(folded: string): readonly Run[] {
  return Array.from(folded.matchAll(RUN), ({ 0: text, 1: han, index }) => ({
    kind: han === undefined ? 'word' : 'han',
    text,
    start: index,
  }));
}
