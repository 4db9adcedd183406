import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { LOCALE_TAG } from '@/i18n/routing';
import { DisplayMenu } from './display-menu';
import { SearchLink } from './search-link';

const LANGUAGE_NAME = { zh: '中文', en: 'English' } as const;

type Props = Readonly<{
  siteName: string;
  /** The page's address below its locale: `/essays/x`, or empty for the home page. */
  path: string;
  /** What stands before the locale in its address: `/preview` on pages that only invited readers see. */
  room?: string;
  reading?: boolean;
  children?: ReactNode;
}>;

/** The bar on every page: home, whatever the page controls (`children`), display, and the same page in the other language. */
export function Bar({ siteName, path, room = '', reading = false, children }: Props) {
  const locale = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <header className="bar sticky top-0 z-3 flex min-h-13 items-center gap-x-3 border-b border-rule bg-paper px-[clamp(1rem,4vw,2.5rem)] py-1.5 font-ui text-[0.85rem]/[1.3] phone:gap-x-5 print:hidden">
      <a
        className="inline-flex min-h-8 shrink-9999 items-center font-semibold tracking-wide no-underline"
        href={`/${locale}`}
      >
        {siteName}
      </a>
      {children}
      <div className="ms-auto flex min-w-0 flex-wrap items-center justify-end gap-x-4 phone:gap-x-5">
        <SearchLink />
        <DisplayMenu reading={reading} />
        <a
          className="language inline-flex min-h-8 items-center whitespace-nowrap text-ink-soft no-underline"
          href={`${room}/${other}${path}`}
          hrefLang={LOCALE_TAG[other]}
          lang={LOCALE_TAG[other]}
          rel="alternate"
          data-language={other}
        >
          {LANGUAGE_NAME[other]}
        </a>
      </div>
    </header>
  );
}
