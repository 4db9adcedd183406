import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { SearchPage } from '@/components/site/search-page';
import { getSite } from '@/library/get-site';
import { alternatesOf } from '../../alternates';

type Props = PageProps<'/[locale]/search'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'search' });
  return { title: t('title'), alternates: alternatesOf(locale, '/search'), robots: { index: false } };
}

export default async function SearchDocument({ params }: Props) {
  const [locale, site] = [await localeOf(params), await getSite()];
  return (
    <>
      <Bar siteName={site.name[locale]} path="/search" />
      <SearchPage />
      <Footer />
    </>
  );
}
