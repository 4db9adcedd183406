import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { presentedGrants } from '@/app/preview/presented-grants';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { DeskPages } from '@/components/survey/desk-pages';
import { SurveyCard } from '@/components/survey/survey-card';
import { getDesk } from '@/library/get-desk';
import { getSite } from '@/library/get-site';
import { placeOf } from '@/library/list-problems';

type Props = PageProps<'/desk/[locale]/[[...page]]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'desk' });
  return { title: t('title') };
}

export default async function DeskPage({ params }: Props) {
  const [locale, { page: [number = '1', ...rest] = [] }] = [await localeOf(params), await params];
  const desk = rest.length === 0 ? await getDesk(await presentedGrants(), Number(number)) : undefined;
  if (!desk) notFound();
  const [site, t] = [await getSite(), await getTranslations({ locale, namespace: 'desk' })];
  return (
    <>
      <Bar siteName={site.name[locale]} path={desk.page > 1 ? `/${desk.page}` : ''} room="/desk" />
      <main id="main" className="page" tabIndex={-1}>
        <h1>{t('title')}</h1>
        <p className="mt-3 text-ink-soft">{t('explain')}</p>
        <p className="mt-2">
          <a className="inline-flex min-h-6 items-center font-ui text-[0.9rem]" href={`/preview/${locale}`}>
            {t('drafts')}
          </a>
        </p>
        {desk.total === 0 && <p className="mt-6">{t('empty')}</p>}
        {desk.surveys.map((survey) => (
          <SurveyCard
            key={survey.folder}
            survey={survey}
            placing={{
              placeOf,
              files: { zh: placeOf(`${survey.folder}/zh.md`), en: placeOf(`${survey.folder}/en.md`) },
            }}
          />
        ))}
        <DeskPages page={desk.page} pages={desk.pages} />
      </main>
      <Footer />
    </>
  );
}
