import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Announcer } from '@/components/site/announcer';
import { LOCALE_TAG, type Locale } from '@/i18n/routing';

/** What every page stands in: the language, the reader's two scripts, the way past the bar, the status line. */
export async function SiteDocument({ locale, children }: Readonly<{ locale: Locale; children: ReactNode }>) {
  const t = await getTranslations({ locale, namespace: 'site' });
  // In development the page asks for what has changed since.
  const rendered = process.env.NODE_ENV === 'development' ? Date.now() : undefined;
  return (
    // The script in the head sets data-theme before React would look at this element in development.
    <html lang={LOCALE_TAG[locale]} suppressHydrationWarning>
      <head>
        <script src="/first-paint.js" data-reader="" />
        <script src="/reader.js" data-reader="" data-passages="/passages.js" data-search="/search.js" defer />
      </head>
      <body data-rendered={rendered}>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
        <Announcer />
      </body>
    </html>
  );
}
