import type { Metadata } from 'next';
import { LOCALE_TAG, LOCALES, type Locale } from '@/i18n/routing';

/** A page's canonical address and its `hreflang` set, from its path below the locale. `canonical` where it is not here. */
export function alternatesOf(locale: Locale, path: string, canonical?: string): Metadata['alternates'] {
  const languages = Object.fromEntries(LOCALES.map((each) => [LOCALE_TAG[each], `/${each}${path}`]));
  return { canonical: canonical ?? `/${locale}${path}`, languages: { ...languages, 'x-default': `/zh${path}` } };
}
