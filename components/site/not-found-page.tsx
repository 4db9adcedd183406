import { useTranslations } from 'next-intl';
import { EssayList } from '@/components/home/essay-list';
import type { EssayCard } from '@/essay/essay-card';

/** One document for every wrong address. The script moves the essay nearest to the address to the top. */
export function NotFoundPage({ essays }: Readonly<{ essays: readonly EssayCard[] }>) {
  const t = useTranslations('notFound');
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <p>{t('explain')}</p>
      <section className="nearest" id="nearest" aria-labelledby="nearest-title" hidden>
        <h2 id="nearest-title">{t('nearest')}</h2>
        <p />
      </section>
      <h2>{t('all')}</h2>
      <EssayList essays={essays} />
    </main>
  );
}
