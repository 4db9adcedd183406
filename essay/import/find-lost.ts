/**
 * The characters of `before` that `after` has not, or has less often, in their order; white space is not counted. What was
 * only moved is not lost.
 */
export function findLost(before: string, after: string): string {
  const left = new Map<string, number>();
  for (const character of after) left.set(character, (left.get(character) ?? 0) + 1);
  let lost = '';
  for (const character of before) {
    if (/\s/.test(character)) continue;
    const count = left.get(character) ?? 0;
    if (count > 0) left.set(character, count - 1);
    else lost += character;
  }
  return lost;
}
