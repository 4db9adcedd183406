import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { GonePage } from '@/components/site/gone-page';
import { getSite } from '@/library/get-site';
import { listNewestEssays } from '@/library/list-essays';

type Props = PageProps<'/[locale]/410'>;

/** The document for the address of something that was published and has been withdrawn, with status 410. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'gone' });
  return { title: t('title'), robots: { index: false } };
}

export default async function GoneDocument({ params }: Props) {
  const locale = await localeOf(params);
  const site = await getSite();
  return (
    <>
      <Bar siteName={site.name[locale]} path="" />
      <GonePage {...(await listNewestEssays(10))} />
      <Footer />
    </>
  );
}
