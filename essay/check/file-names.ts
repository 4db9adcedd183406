/** What two names have in common when a file system does not tell them apart (macOS folds NFC and case, Windows case). */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** From the names in one folder to those that are the same file elsewhere: each with the earlier name it clashes with. */
export function findClashingNames(names: readonly string[]): readonly Readonly<{ name: string; earlier: string }>[] {
  const seen = new Map<string, string>();
  const clashes: { name: string; earlier: string }[] = [];
  for (const name of names) {
    const folded = foldName(name);
    const earlier = seen.get(folded);
    if (earlier === undefined) seen.set(folded, name);
    else clashes.push({ name, earlier });
  }
  return clashes;
}
