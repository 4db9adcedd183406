import { useTranslations } from 'next-intl';
import { EssayList } from '@/components/home/essay-list';
import type { EssayCard } from '@/essay/essay-card';

/** One document for everything that was published once and has been withdrawn. */
export function GonePage({ essays }: Readonly<{ essays: readonly EssayCard[] }>) {
  const t = useTranslations('gone');
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <p className="mt-3 text-ink-soft">{t('explain')}</p>
      <h2 className="mt-10 text-lg">{t('all')}</h2>
      <EssayList essays={essays} />
    </main>
  );
}
