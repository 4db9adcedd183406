import { useTranslations } from 'next-intl';
import { NewestEssays, type NewestEssaysProps } from '@/components/home/newest-essays';

/** What is to be said of the address. */
type Props = NewestEssaysProps & Readonly<{ about?: 'notFound' | 'expired' }>;

/** One document for every wrong address. A script of its own names the essay nearest to the address. */
export function NotFoundPage({ essays, total, about = 'notFound' }: Props) {
  const t = useTranslations('notFound');
  const own = useTranslations(about);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{own('title')}</h1>
      <p className="mt-3 text-ink-soft">{own(essays.length < total ? 'explainMany' : 'explain')}</p>
      <section className="mt-6 rounded-lg bg-wash px-5 py-4" id="nearest" aria-labelledby="nearest-title" hidden>
        <h2 id="nearest-title" className="font-ui text-sm font-normal text-ink-soft">
          {t('nearest')}
        </h2>
        <p className="text-xl" />
      </section>
      <NewestEssays essays={essays} total={total} all={t('all')} />
      <script src="/nearest.js" data-reader="" defer />
    </main>
  );
}
