import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { NotFoundPage } from '@/components/site/not-found-page';
import { getSite } from '@/library/get-site';
import { listNewestEssays } from '@/library/list-essays';

type Props = PageProps<'/[locale]/404'>;

/** The document that the front door sends for every wrong address, with status 404. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'notFound' });
  return { title: t('title'), robots: { index: false } };
}

export default async function NotFoundDocument({ params }: Props) {
  const locale = await localeOf(params);
  const site = await getSite();
  return (
    <>
      <Bar siteName={site.name[locale]} path="" />
      <NotFoundPage {...(await listNewestEssays(10))} />
      <Footer />
    </>
  );
}
