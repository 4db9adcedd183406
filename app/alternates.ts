import type { Metadata } from 'next';
import { LOCALE_TAG, LOCALES, type Locale } from '@/i18n/routing';

type Other = Readonly<{
  canonical?: string /** Other forms of the page, by media type. */;
  types?: Readonly<Record<string, string>>;
}>;

/**
 * A page's canonical address, its `hreflang` set and the feed of its language, from its path below the locale.
 * `canonical` where it is not here.
 */
export function alternatesOf(locale: Locale, path: string, { canonical, types }: Other = {}): Metadata['alternates'] {
  const languages = Object.fromEntries(LOCALES.map((each) => [LOCALE_TAG[each], `/${each}${path}`]));
  return {
    canonical: canonical ?? `/${locale}${path}`,
    languages: { ...languages, 'x-default': `/zh${path}` },
    types: { 'application/atom+xml': `/${locale}/feed.atom`, ...types },
  };
}
