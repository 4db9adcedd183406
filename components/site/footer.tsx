import { useLocale, useTranslations } from 'next-intl';

export function Footer({ reading = false }: Readonly<{ reading?: boolean }>) {
  const t = useTranslations('site');
  const locale = useLocale();
  return (
    <footer className="foot border-t border-rule px-5 pt-10 pb-12 text-center font-ui text-[0.8rem]/7 text-ink-soft print:hidden">
      {reading && <p>{t('footer')}</p>}
      <p>{t('licenceNote')}</p>
      <ul className="flex justify-center gap-x-6">
        <li>
          <a className="inline-flex min-h-8 items-center" href={`/${locale}/about`}>
            {t('about')}
          </a>
        </li>
        <li>
          <a className="inline-flex min-h-8 items-center" href={`/${locale}/feed.atom`} type="application/atom+xml">
            {t('feed')}
          </a>
        </li>
      </ul>
    </footer>
  );
}
