import { defineRouting } from 'next-intl/routing';

export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** BCP 47 tag of each interface language, as it stands on `<html lang>` and in `hreflang`. */
export const LOCALE_TAG = { zh: 'zh-Hans', en: 'en' } as const satisfies Record<Locale, string>;

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'zh',
  localePrefix: 'always',
  // Never over plain HTTP, save to this machine itself, which browsers trust.
  localeCookie: { secure: true },
  // The pages carry their own hreflang; a second set in a header could come to disagree with it.
  alternateLinks: false,
});
