import { formatChicago } from './bibliography/format-chicago';
import { formatGbt7714 } from './bibliography/format-gbt-7714';
import type { CslItem, CslName } from './bibliography/reference';
import type { Run } from './bibliography/runs';
import type { Essay } from './build-essay';
import { LANG_TAG, type Lang } from './model';

/** What is cited of an essay: its front matter. */
export type CitedEssay = Pick<Essay, 'slug' | 'zh' | 'en'>;

/** Where an essay stands: the site's address without a slash at its end, and its name in both languages. */
export type CitedSite = Readonly<{ address: string; name: Readonly<Record<Lang, string>> }>;

/** Title and subtitle as one; the English one of a translation, else the Chinese one. */
export function wholeTitle({ zh, en }: Pick<Essay, 'zh' | 'en'>, lang: Lang): string {
  const own = lang === 'en' && en ? en : zh;
  return [own.title, own.subtitle].filter(Boolean).join(own === zh ? '：' : ': ');
}

/** The page of an essay in one language, as a whole address. */
export function essayAddress({ address }: Pick<CitedSite, 'address'>, slug: string, lang: Lang): string {
  return `${address}/${lang}/essays/${slug}`;
}

/** A name from front matter: `Doe, Jane` is a person's, family name first; any other stands as it is written. */
export function citedName(name: string): CslName {
  const [family, given, ...rest] = name.split(/, */);
  return family && given && rest.length === 0 ? { family, given } : { literal: name };
}

/**
 * An essay as a CSL item: the Chinese text, or its English translation with the translators and the title it was
 * translated from. `issued` is the day of the text as it stands (updated, else published); the day of reading is the
 * reader's own. An English item of an essay without a translation is undefined.
 */
export function essayAsCslItem(
  essay: CitedEssay,
  { lang, site }: Readonly<{ lang: Lang; site: CitedSite }>,
): CslItem | undefined {
  const { slug, zh, en } = essay;
  if (lang === 'en' && !en) return undefined;
  const translated = lang === 'en' && {
    'original-title': wholeTitle(essay, 'zh'),
    ...(en?.translators?.length && { translator: en.translators.map(citedName) }),
  };
  return {
    id: lang === 'en' ? `${slug}-en` : slug,
    type: 'webpage',
    title: wholeTitle(essay, lang),
    author: zh.authors.map(citedName),
    ...translated,
    issued: { 'date-parts': [dayParts(zh.updated ?? zh.published)] },
    'container-title': site.name[lang],
    URL: essayAddress(site, slug, lang),
    language: LANG_TAG[lang],
  };
}

/** The essay in each of its languages, the source first. */
export function listEssayItems(essay: CitedEssay, site: CitedSite): readonly CslItem[] {
  return (['zh', 'en'] as const).flatMap((lang) => essayAsCslItem(essay, { lang, site }) ?? []);
}

/** How to cite an essay: the Chinese text by GB/T 7714, and its translation by Chicago (the Chinese text if there is none). */
export function citeEssay(
  essay: CitedEssay,
  { site, edition }: Readonly<{ site: CitedSite; edition: 2015 | 2025 }>,
): Readonly<Record<'gbt7714' | 'chicago', readonly Run[]>> {
  const source = essayAsCslItem(essay, { lang: 'zh', site });
  const english = essayAsCslItem(essay, { lang: 'en', site }) ?? source;
  return {
    gbt7714: source ? formatGbt7714(source, { edition }) : [],
    chicago: english ? formatChicago(english) : [],
  };
}

function dayParts(date: string): readonly [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}
