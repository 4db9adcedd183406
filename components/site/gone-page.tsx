import { useTranslations } from 'next-intl';
import { NewestEssays, type NewestEssaysProps } from '@/components/home/newest-essays';

/** One document for everything that was published once and has been withdrawn. */
export function GonePage({ essays, total }: NewestEssaysProps) {
  const t = useTranslations('gone');
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <p className="mt-3 text-ink-soft">{t('explain')}</p>
      <NewestEssays essays={essays} total={total} all={t('all')} />
    </main>
  );
}
