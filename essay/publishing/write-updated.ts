/**
 * From a source text (the whole file) to the same text with `updated: <date>` in its front matter, in place of the one there
 * or after `published`; every other character stays. The text comes back as it is where it has no such front matter.
 */
export function writeUpdated(source: string, date: string): string {
  const front = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?(?:\n|$)/.exec(source)?.[0];
  if (front === undefined) return source;
  const updated = /^updated:[^\r\n]*/m;
  const written = updated.test(front)
    ? front.replace(updated, `updated: ${date}`)
    : front.replace(/^(published:[^\r\n]*)(\r?\n)/m, `$1$2updated: ${date}$2`);
  return written + source.slice(front.length);
}
