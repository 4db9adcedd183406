import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { alternatesOf } from '@/app/alternates';
import { localeOf } from '@/app/locale-of';
import { EssayIndex } from '@/components/home/essay-index';
import { listPath } from '@/components/home/list-path';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getSite } from '@/library/get-site';
import { countEssayPages, listEssayPage } from '@/library/list-essays';
import { listPrerenderedPages } from '@/library/prerendered';
import { listPagination } from '../../list-pagination';

type Props = PageProps<'/[locale]/page/[number]'>;

export const dynamicParams = false;

/** The second page and those after it; the first is the home page. */
export const generateStaticParams = async () =>
  (await listPrerenderedPages()).map((page) => ({ number: String(page) }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, page, pages] = [await localeOf(params), await pageOf(params), await countEssayPages()];
  const t = await getTranslations({ locale, namespace: 'home' });
  return {
    title: t('page', { page, pages }),
    alternates: alternatesOf(locale, listPath(page)),
    pagination: listPagination(locale, page, pages),
  };
}

export default async function EssayListPage({ params }: Props) {
  const [locale, page, pages] = [await localeOf(params), await pageOf(params), await countEssayPages()];
  const [site, { essays }, t] = [await getSite(), await listEssayPage(page), await getTranslations('home')];
  return (
    <>
      <Bar siteName={site.name[locale]} path={listPath(page)} />
      <main id="main" className="page" tabIndex={-1}>
        <h1>{t('page', { page, pages })}</h1>
        <EssayIndex essays={essays} page={page} pages={pages} />
      </main>
      <Footer />
    </>
  );
}

/** Only numbers as we write them are pages, and the first one is at another address. */
async function pageOf(params: Props['params']): Promise<number> {
  const { number } = await params;
  const page = Number(number);
  return /^[1-9]\d*$/.test(number) && page > 1 && page <= (await countEssayPages()) ? page : notFound();
}
