import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { DraftList } from '@/components/home/draft-list';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getSite } from '@/library/get-site';
import { getGrant } from '@/library/grants/get-grant';
import { listDrafts } from '@/library/list-drafts';
import { presentedGrants } from '../presented-grants';

type Props = PageProps<'/preview/[locale]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'preview' });
  return { title: t('list') };
}

export default async function DraftsPage({ params }: Props) {
  const locale = await localeOf(params);
  const drafts = await listDrafts(await presentedGrants());
  if (!drafts) notFound();
  const [site, t] = [await getSite(), await getTranslations({ locale, namespace: 'preview' })];
  const d = await getTranslations({ locale, namespace: 'desk' });
  const isForAll = (await getGrant(await presentedGrants(), { kind: 'all' })) !== undefined;
  return (
    <>
      <Bar siteName={site.name[locale]} path="" room="/preview" />
      <main id="main" className="page" tabIndex={-1}>
        <h1>{t('list')}</h1>
        {isForAll && (
          <p className="mt-2">
            <a className="inline-flex min-h-6 items-center font-ui text-[0.9rem]" href={`/desk/${locale}`}>
              {d('open')}
            </a>
          </p>
        )}
        <DraftList
          drafts={drafts.map(({ slug, card, access }) => ({
            slug,
            card,
            expires: access.kind === 'granted' ? new Date(access.grant.expires * 1000) : undefined,
          }))}
        />
      </main>
      <Footer />
    </>
  );
}
