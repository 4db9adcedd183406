import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { WithdrawnPage } from '@/components/site/withdrawn-page';
import { getSite } from '@/library/get-site';
import { listNewestEssays } from '@/library/list-essays';
import { getGone, listGone } from '@/library/list-gone';

type Props = PageProps<'/[locale]/gone/[slug]'>;

export const dynamicParams = false;

export const generateStaticParams = async () => (await listGone()).map(({ slug }) => ({ slug }));

/** The document for every address that a withdrawn essay had, with status 410. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const t = await getTranslations({ locale, namespace: 'gone' });
  const gone = await getGone(slug);
  const title = gone && (gone.title[locale] ?? gone.title.zh);
  return { title: title ? `${title} · ${t('title')}` : t('title'), robots: { index: false } };
}

export default async function Tombstone({ params }: Props) {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [site, gone] = [await getSite(), await getGone(slug)];
  if (!gone) notFound();
  return (
    <>
      <Bar siteName={site.name[locale]} path={`/essays/${slug}`} />
      <WithdrawnPage gone={gone} {...(await listNewestEssays(10))} />
      <Footer />
    </>
  );
}
