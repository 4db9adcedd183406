import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProblemList } from '@/components/essay/problem-list';
import { DraftList } from '@/components/home/draft-list';
import { EssayIndex } from '@/components/home/essay-index';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getSite } from '@/library/get-site';
import { listDrafts } from '@/library/list-drafts';
import { countEssayPages, listEssayPage } from '@/library/list-essays';
import { listSiteProblems } from '@/library/list-problems';
import { alternatesOf } from '../alternates';
import { localeOf } from '../locale-of';
import { shareTags } from '../share-tags';
import { listPagination } from './list-pagination';

export async function generateMetadata({ params }: PageProps<'/[locale]'>): Promise<Metadata> {
  const [locale, site] = [await localeOf(params), await getSite()];
  const { name, description } = site;
  return {
    alternates: alternatesOf(locale, ''),
    pagination: listPagination(locale, 1, await countEssayPages()),
    ...shareTags(locale, site, {
      title: name[locale],
      description: description[locale],
      path: '',
      image: '/share.jpg',
      imageAlt: `${name.zh} · ${name.en}`,
    }),
  };
}

export default async function HomePage({ params }: PageProps<'/[locale]'>) {
  const locale = await localeOf(params);
  const [site, { essays }, pages] = [await getSite(), await listEssayPage(1), await countEssayPages()];
  // On the author's own machine drafts are listed too; a build never looks for them.
  const drafts = process.env.NODE_ENV === 'development' ? await listDrafts(null) : undefined;
  const problems = process.env.NODE_ENV === 'development' ? await listSiteProblems() : [];
  const p = await getTranslations('preview');
  return (
    <>
      <Bar siteName={site.name[locale]} path="" />
      <main id="main" className="page" tabIndex={-1}>
        <ProblemList problems={problems} about="site" />
        <h1>{site.name[locale]}</h1>
        <p className="mt-3 text-ink-soft">{site.description[locale]}</p>
        <EssayIndex essays={essays} page={1} pages={pages} />
        {drafts && (
          <section aria-labelledby="drafts" className="mt-10">
            <h2 id="drafts">{p('list')}</h2>
            <DraftList drafts={drafts} />
          </section>
        )}
      </main>
      <Footer />
    </>
  );
}
