import { useTranslations } from 'next-intl';
import { EssayList } from '@/components/home/essay-list';
import type { EssayCard } from '@/essay/essay-card';

type Props = Readonly<{
  essays: readonly EssayCard[] /** What is to be said of the address. */;
  about?: 'notFound' | 'expired';
}>;

/** One document for every wrong address. The script moves the essay nearest to the address to the top. */
export function NotFoundPage({ essays, about = 'notFound' }: Props) {
  const t = useTranslations('notFound');
  const own = useTranslations(about);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{own('title')}</h1>
      <p className="mt-3 text-ink-soft">{own('explain')}</p>
      <section className="mt-6 rounded-lg bg-wash px-5 py-4" id="nearest" aria-labelledby="nearest-title" hidden>
        <h2 id="nearest-title" className="font-ui text-sm font-normal text-ink-soft">
          {t('nearest')}
        </h2>
        <p className="text-xl" />
      </section>
      <h2 className="mt-10 text-lg">{t('all')}</h2>
      <EssayList essays={essays} />
    </main>
  );
}
