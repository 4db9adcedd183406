import { useLocale, useTranslations } from 'next-intl';

/** Leads to the page that searches; the script opens the search where the reader is. */
export function SearchLink() {
  const t = useTranslations('search');
  return (
    <a
      className="search-link inline-flex size-8 items-center justify-center text-ink-soft"
      href={`/${useLocale()}/search`}
    >
      <span className="sr-only">{t('title')}</span>
      <svg className="size-4.5 fill-none stroke-current stroke-2" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="8.5" cy="8.5" r="6" />
        <path d="m13 13 5.5 5.5" />
      </svg>
    </a>
  );
}
