/** On the page for wrong addresses: names the essay whose address is nearest to the one asked for. */
export function startNearest(): void {
  const section = document.getElementById('nearest');
  if (!section) return;
  const asked = decodeURIComponent(safe(location.pathname))
    .replace(/^\/(zh|en)(?=\/|$)/, '')
    .split('/')
    .filter(Boolean)
    .pop()
    ?.toLowerCase();
  if (!asked) return;
  let best: { distance: number; link: Element } | undefined;
  for (const item of document.querySelectorAll<HTMLElement>('[data-slug]')) {
    const link = item.querySelector('h2 a');
    const slug = item.dataset.slug ?? '';
    const distance = slug.startsWith(asked) || asked.startsWith(slug) ? 1 : distanceBetween(asked, slug);
    if (link && distance <= Math.max(3, slug.length / 2) && (!best || distance < best.distance))
      best = { distance, link };
  }
  if (!best) return;
  section.querySelector('p')?.append(best.link.cloneNode(true));
  section.hidden = false;
}

const safe = (path: string) => path.replace(/%(?![0-9a-f]{2})/gi, '%25');

/** Levenshtein's distance, row by row. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
