import { useLocale, useTranslations } from 'next-intl';
import type { EssayCard } from '@/essay/essay-card';
import { EssayList } from './essay-list';

export type NewestEssaysProps = Readonly<{
  /** The newest essays: the page is the same size however many there are. */
  essays: readonly EssayCard[];
  /** The number of essays in all. */
  total: number;
}>;

/** The newest essays under a heading of their own, `all` where they are all there are, and the way to the others. */
export function NewestEssays({ essays, total, all }: NewestEssaysProps & Readonly<{ all: string }>) {
  const t = useTranslations('home');
  const locale = useLocale();
  const isAll = essays.length >= total;
  return (
    <>
      <h2 className="mt-10 text-lg">{isAll ? all : t('newest')}</h2>
      <EssayList essays={essays} />
      {!isAll && (
        <p className="mt-8 font-ui text-[0.9rem]">
          <a className="page-link" href={`/${locale}`}>
            {t('list', { total })}
          </a>
        </p>
      )}
    </>
  );
}
