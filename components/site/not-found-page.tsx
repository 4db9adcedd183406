import { useLocale, useTranslations } from 'next-intl';
import { EssayList } from '@/components/home/essay-list';
import type { EssayCard } from '@/essay/essay-card';

type Props = Readonly<{
  /** The newest essays: the page is the same size however many there are. */
  essays: readonly EssayCard[];
  /** The number of essays in all. */
  total: number;
  /** What is to be said of the address. */
  about?: 'notFound' | 'expired';
}>;

/** One document for every wrong address. A script of its own names the essay nearest to the address. */
export function NotFoundPage({ essays, total, about = 'notFound' }: Props) {
  const t = useTranslations('notFound');
  const own = useTranslations(about);
  const locale = useLocale();
  const isAll = essays.length >= total;
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{own('title')}</h1>
      <p className="mt-3 text-ink-soft">{own(isAll ? 'explain' : 'explainMany')}</p>
      <section className="mt-6 rounded-lg bg-wash px-5 py-4" id="nearest" aria-labelledby="nearest-title" hidden>
        <h2 id="nearest-title" className="font-ui text-sm font-normal text-ink-soft">
          {t('nearest')}
        </h2>
        <p className="text-xl" />
      </section>
      <h2 className="mt-10 text-lg">{t(isAll ? 'all' : 'newest')}</h2>
      <EssayList essays={essays} />
      {!isAll && (
        <p className="mt-8 font-ui text-[0.9rem]">
          <a className="page-link" href={`/${locale}`}>
            {t('list', { total })}
          </a>
        </p>
      )}
      <script src="/nearest.js" data-reader="" defer />
    </main>
  );
}
