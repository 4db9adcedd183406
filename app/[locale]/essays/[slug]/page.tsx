import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { alternatesOf } from '@/app/alternates';
import { localeOf } from '@/app/locale-of';
import { shareTags } from '@/app/share-tags';
import { WrongAddress } from '@/app/wrong-address';
import { CiteThis } from '@/components/essay/cite-this';
import { ProblemList } from '@/components/essay/problem-list';
import { ReadingPage } from '@/components/essay/reading-page';
import { ScholarlyData } from '@/components/essay/scholarly-data';
import { UnreadableEssay } from '@/components/essay/unreadable-essay';
import { ViewSwitch } from '@/components/essay/view-switch';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { citationTags, scholarlyArticle } from '@/essay/scholarly-metadata';
import { getEssay } from '@/library/get-essay';
import { listCitedReferences } from '@/library/get-references';
import { getSite } from '@/library/get-site';
import { listPictures } from '@/library/list-pictures';
import { listProblems } from '@/library/list-problems';
import { listPassageStates } from '@/library/passage-states';
import { listPrerenderedSlugs } from '@/library/prerendered';

type Props = PageProps<'/[locale]/essays/[slug]'>;

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () => (await listPrerenderedSlugs()).map((slug) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const found = await getEssay(slug);
  if (!found) return {};
  const { zh, en } = found.essay;
  const own = locale === 'en' && en ? en : zh;
  const other = locale === 'en' ? zh : en;
  const [site, path] = [await getSite(), `/essays/${slug}`];
  const title = [own.title, own.subtitle].filter(Boolean).join(locale === 'en' ? ': ' : '：');
  const description = own.summary ?? own.subtitle ?? own.title;
  return {
    title: { absolute: title + (other ? ` · ${other.title}` : '') },
    description,
    authors: zh.authors.map((name) => ({ name })),
    other: citationTags(found.essay, { lang: locale, site }),
    alternates: alternatesOf(locale, path, {
      canonical: zh.canonical === 'source' ? zh.source : undefined,
      types: { 'text/markdown': `${path}/${own === en ? 'en' : 'zh'}.md` },
    }),
    ...shareTags(locale, site, {
      title,
      description,
      path,
      image: `${path}/share.jpg`,
      imageAlt: [zh.title, en?.title].filter(Boolean).join(' · '),
      article: zh,
    }),
  };
}

export default async function EssayPage({ params }: Props) {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [site, found] = [await getSite(), await getEssay(slug)];
  // A published essay has passed the check; while one is being written its page says what the check would.
  const problems = process.env.NODE_ENV === 'development' ? await listProblems(slug, 'public') : [];
  if (!found && !problems.length)
    return process.env.NODE_ENV === 'development' ? <WrongAddress locale={locale} /> : notFound();
  const problemList = <ProblemList problems={problems} kept={found?.kept} />;
  return (
    <>
      <Bar siteName={site.name[locale]} path={`/essays/${slug}`} reading>
        <ViewSwitch />
      </Bar>
      {found ? problemList : <UnreadableEssay>{problemList}</UnreadableEssay>}
      {found && (
        <>
          <ReadingPage
            essay={found.essay}
            bibliography={found.bibliography}
            locale={locale}
            pictures={await listPictures(slug)}
            states={listPassageStates(found)}
            cite={<CiteThis essay={found.essay} site={site} />}
          />
          <ScholarlyData data={scholarlyArticle(found.essay, listCitedReferences(found), { lang: locale, site })} />
        </>
      )}
      <Footer reading />
    </>
  );
}
