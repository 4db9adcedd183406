import { useTranslations } from 'next-intl';

export function Footer({ reading = false }: Readonly<{ reading?: boolean }>) {
  const t = useTranslations('site');
  return (
    <footer className="foot border-t border-rule px-5 pt-10 pb-12 text-center font-ui text-[0.8rem]/7 text-ink-soft print:hidden">
      {reading && <p>{t('footer')}</p>}
      <p>{t('licenceNote')}</p>
    </footer>
  );
}
