import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '@/app/alternates';
import { localeOf } from '@/app/locale-of';
import { shareTags } from '@/app/share-tags';
import { ProblemList } from '@/components/essay/problem-list';
import { TextPage } from '@/components/page/text-page';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import type { Locale } from '@/i18n/routing';
import { getAbout } from '@/library/get-about';
import { getSite } from '@/library/get-site';
import { listSiteProblems } from '@/library/list-problems';

type Props = PageProps<'/[locale]/about'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const [site, page] = [await getSite(), await aboutIn(locale)];
  const description = page.summary ?? site.description[locale];
  return {
    title: page.title,
    description,
    alternates: alternatesOf(locale, '/about'),
    ...shareTags(locale, site, {
      title: page.title,
      description,
      path: '/about',
      image: '/share.jpg',
      imageAlt: `${site.name.zh} · ${site.name.en}`,
    }),
  };
}

export default async function AboutPage({ params }: Props) {
  const locale = await localeOf(params);
  const [site, page] = [await getSite(), await aboutIn(locale)];
  const problems = process.env.NODE_ENV === 'development' ? await listSiteProblems() : [];
  return (
    <>
      <Bar siteName={site.name[locale]} path="/about" />
      <ProblemList problems={problems} about="site" />
      <TextPage page={page} locale={locale} />
      <Footer />
    </>
  );
}

/** What `content/about/` says; where it says nothing, what `site.yaml` does. */
async function aboutIn(locale: Locale) {
  const [about, site, t] = [await getAbout(), await getSite(), await getTranslations('site')];
  return about[locale] ?? { title: t('about'), summary: site.description[locale], blocks: [] };
}
