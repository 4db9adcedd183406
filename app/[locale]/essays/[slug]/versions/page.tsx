import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '@/app/alternates';
import { localeOf } from '@/app/locale-of';
import { VersionsPage } from '@/components/essay/versions-page';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getEssay } from '@/library/get-essay';
import { getHistory } from '@/library/get-record';
import { getSite } from '@/library/get-site';
import { listPrerenderedSlugs } from '@/library/prerendered';

type Props = PageProps<'/[locale]/essays/[slug]/versions'>;

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () => (await listPrerenderedSlugs()).map((slug) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [found, t] = [await getEssay(slug), await getTranslations({ locale, namespace: 'versions' })];
  if (!found) notFound();
  const { title } = (locale === 'en' && found.essay.en) || found.essay.zh;
  return { title: t('of', { title }), alternates: alternatesOf(locale, `/essays/${slug}/versions`) };
}

export default async function EssayVersionsPage({ params }: Props) {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [site, found, history] = [await getSite(), await getEssay(slug), await getHistory(slug)];
  if (!found || !history) notFound();
  return (
    <>
      <Bar siteName={site.name[locale]} path={`/essays/${slug}/versions`} />
      <VersionsPage essay={found.essay} history={history} locale={locale} />
      <Footer />
    </>
  );
}
