import { useLocale, useTranslations } from 'next-intl';

/** The search on a page of its own, which can be linked to. The script puts the field where the explanation stands. */
export function SearchPage() {
  const t = useTranslations('search');
  const locale = useLocale();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <div id="search" className="mt-6">
        <p className="text-ink-soft">{t.rich('needsScript', { all: (words) => <a href={`/${locale}`}>{words}</a> })}</p>
      </div>
    </main>
  );
}
