import { Feed } from 'feed';
import { toHtml } from 'hast-util-to-html';
import { essayAddress, wholeTitle } from '../../essay/essay-citation';
import { LANG_TAG, type Lang } from '../../essay/model';
import { type FeedWords, writeFeedHtml } from '../../essay/reading/write-feed-html';
import type { Site } from '../../essay/site';
import type { ReadEssay } from '../../library/read-essay';

type Options = Readonly<{ lang: Lang; site: Site; words: FeedWords }>;

/** How many essays a feed holds, whole: it is fetched again and again, so it must not grow with the site. */
export const FEED_LENGTH = 15;

/** Where a language's feed stands, as a path. */
export const feedAddress = (lang: Lang): string => `/${lang}/feed.atom`;

/**
 * The newest essays in one language as an Atom feed (RFC 4287), each with its full text.
 * @param essays the newest first; those over `FEED_LENGTH` are left out
 */
export function writeAtomFeed(essays: readonly ReadEssay[], { lang, site, words }: Options): string {
  const shown = essays.slice(0, FEED_LENGTH);
  const days = shown.map(({ essay }) => essay.zh.updated ?? essay.zh.published);
  const home = `${site.address}/${lang}`;
  const feed = new Feed({
    id: home,
    link: home,
    title: site.name[lang],
    description: site.description[lang],
    // A feed without essays has changed never; a date is required all the same (RFC 4287 §4.1.1).
    updated: instant(days.toSorted().at(-1) ?? '1970-01-01'),
    generator: false,
    feedLinks: { atom: `${site.address}${feedAddress(lang)}` },
    author: { name: site.author, link: site.address },
  });
  for (const { essay, bibliography } of shown) {
    const { slug, zh, en } = essay;
    feed.addItem({
      title: asHtml(wholeTitle(essay, lang)),
      // The first address stays the id when an essay is renamed (RFC 4287 §4.2.6).
      id: essayAddress(site, zh.formerly?.[0] ?? slug, lang),
      link: essayAddress(site, slug, lang),
      published: instant(zh.published),
      date: instant(zh.updated ?? zh.published),
      description: asHtml((lang === 'en' && en ? en : zh).summary ?? ''),
      author: zh.authors.map((name) => ({ name })),
      contributor: (lang === 'en' ? (en?.translators ?? []) : []).map((name) => ({ name })),
      copyright: zh.license,
      content: withinCdata(writeFeedHtml(essay, bibliography, { lang, site: site.address, words })),
    });
  }
  return nameLanguages(feed.atom1(), [
    lang,
    ...shown.map(({ essay }) => (lang === 'en' && essay.en === undefined ? 'zh' : lang)),
  ]);
}

/** Titles and summaries are declared as HTML (RFC 4287 §3.1.1.2), so what an author wrote as text is escaped as such. */
const asHtml = (text: string): string => withinCdata(toHtml({ type: 'text', value: text }));

/** The library parts only the first of the marks that would end a CDATA section (XML 1.0 §2.7). */
const withinCdata = (html: string): string => html.replaceAll(']]>', ']]&gt;');

/** Says in what language the feed is, and each entry, which the library does not (RFC 4287 §2, `xml:lang`). */
function nameLanguages(atom: string, langs: readonly Lang[]): string {
  const left = [...langs];
  // In what an entry holds every `<` is escaped, or opens an element of HTML.
  return atom.replace(/^ *<(?:feed|entry)(?=[ >])/gm, (tag) => {
    const lang = left.shift();
    return lang === undefined ? tag : `${tag} xml:lang="${LANG_TAG[lang]}"`;
  });
}

/** A day of the front matter as the instant at which it begins in UTC. */
const instant = (day: string): Date => new Date(`${day}T00:00:00Z`);
