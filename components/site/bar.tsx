import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LOCALE_TAG } from '@/i18n/routing';
import { DisplayMenu } from './display-menu';

const LANGUAGE_NAME = { zh: '中文', en: 'English' } as const;

type Props = Readonly<{
  siteName: string /** The page's address below its locale: `/essays/x`, or empty for the home page. */;
  path: string;
  reading?: boolean;
  children?: ReactNode;
}>;

/** The bar on every page: home, whatever the page controls (`children`), display, and the same page in the other language. */
export function Bar({ siteName, path, reading = false, children }: Props) {
  const t = useTranslations('site');
  const locale = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <header className="bar">
      <a className="site" href={`/${locale}`}>
        {siteName}
      </a>
      {children}
      <nav className="bar-links" aria-label={t('language')}>
        <DisplayMenu keys={reading} />
        <a
          className="language"
          href={`/${other}${path}`}
          hrefLang={LOCALE_TAG[other]}
          lang={LOCALE_TAG[other]}
          rel="alternate"
          data-language={other}
        >
          {LANGUAGE_NAME[other]}
        </a>
      </nav>
    </header>
  );
}
