import { useTranslations } from 'next-intl';

export function Footer({ reading = false }: Readonly<{ reading?: boolean }>) {
  const t = useTranslations('site');
  return (
    <footer className="foot">
      {reading && <p>{t('footer')}</p>}
      <p>{t('licenceNote')}</p>
    </footer>
  );
}
