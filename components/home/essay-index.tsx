import { useTranslations } from 'next-intl';
import type { EssayCard } from '@/essay/essay-card';
import { EssayList } from './essay-list';
import { PageLinks } from './page-links';

type Props = Readonly<{ essays: readonly EssayCard[]; page: number; pages: number }>;

/** One page of the list of essays, with the way to the others where there are more. */
export function EssayIndex({ essays, page, pages }: Props) {
  const t = useTranslations('home');
  return (
    <>
      <h2 className="sr-only">{t('title')}</h2>
      <EssayList essays={essays} />
      {pages > 1 && <PageLinks page={page} pages={pages} />}
    </>
  );
}
