import { distanceBetween } from './nearest/distance';
import { whenHydrated } from './when-hydrated';

/** On the page for wrong addresses: names the essay whose address is nearest to the one asked for. */
async function nameNearest(): Promise<void> {
  const section = document.getElementById('nearest');
  const asked = decodeURIComponent(location.pathname.replace(/%(?![0-9a-f]{2})/gi, '%25'))
    .replace(/^\/(zh|en)(?=\/|$)/, '')
    .split('/')
    .filter(Boolean)
    .pop()
    ?.toLowerCase();
  if (!section || !asked) return;
  let best: { distance: number; slug: string } | undefined;
  for (const slug of await load<readonly string[]>('slugs.json')) {
    const distance = slug.startsWith(asked) || asked.startsWith(slug) ? 1 : distanceBetween(asked, slug);
    if (distance <= Math.max(3, slug.length / 2) && (!best || distance < best.distance)) best = { distance, slug };
  }
  if (!best) return;
  section.querySelector('p')?.append(await linkTo(best.slug));
  section.hidden = false;
}

/** As the list has it, or with the title by which the essay is cited. */
async function linkTo(slug: string): Promise<Node> {
  const listed = document.querySelector(`[data-slug="${slug}"] h2 a`);
  if (listed) return listed.cloneNode(true);
  const link = document.createElement('a');
  link.href = `/${document.documentElement.lang === 'en' ? 'en' : 'zh'}/essays/${slug}`;
  const titles = await load<readonly { title: string; language: string }[]>(`${slug}/citation.json`);
  titles.forEach(({ title, language }, at) => {
    const words = document.createElement('span');
    words.lang = language;
    words.textContent = title;
    link.append(at > 0 ? ' · ' : '', words);
  });
  return link;
}

/** From our own build, one way or not at all. */
const load = async <T>(name: string): Promise<T> => (await fetch(`/essays/${name}`)).json();

// Without the list the page says what it says without scripts.
whenHydrated(() => void nameNearest().catch(() => undefined));
