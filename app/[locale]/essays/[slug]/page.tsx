import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { alternatesOf } from '@/app/alternates';
import { localeOf } from '@/app/locale-of';
import { ReadingPage } from '@/components/essay/reading-page';
import { ViewSwitch } from '@/components/essay/view-switch';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getEssay } from '@/library/get-essay';
import { getSite } from '@/library/get-site';
import { listPublishedSlugs } from '@/library/published';

type Props = PageProps<'/[locale]/essays/[slug]'>;

export const dynamicParams = false;

export const generateStaticParams = () => listPublishedSlugs().map((slug) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const found = await getEssay(slug);
  if (!found) notFound();
  const { zh, en } = found.essay;
  const own = locale === 'en' && en ? en : zh;
  const other = locale === 'en' ? zh : en;
  return {
    title: {
      absolute:
        [own.title, own.subtitle].filter(Boolean).join(locale === 'en' ? ': ' : '：') +
        (other ? ` · ${other.title}` : ''),
    },
    description: own.summary ?? own.subtitle ?? own.title,
    authors: zh.authors.map((name) => ({ name })),
    alternates: alternatesOf(locale, `/essays/${slug}`, zh.canonical === 'source' ? zh.source : undefined),
  };
}

export default async function EssayPage({ params }: Props) {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [site, found] = [await getSite(), await getEssay(slug)];
  if (!found) notFound();
  return (
    <>
      <Bar siteName={site.name[locale]} path={`/essays/${slug}`} reading>
        <ViewSwitch />
      </Bar>
      <ReadingPage essay={found.essay} bibliography={found.bibliography} locale={locale} />
      <Footer reading />
    </>
  );
}
