import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { localeOf } from '@/app/locale-of';
import { WrongAddress } from '@/app/wrong-address';
import { ReadingPage } from '@/components/essay/reading-page';
import { ViewSwitch } from '@/components/essay/view-switch';
import { ChangeSummary } from '@/components/preview/change-summary';
import { DraftBanner } from '@/components/preview/draft-banner';
import { DraftProblems, UnreadableDraft } from '@/components/preview/draft-problems';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { getDraft } from '@/library/get-draft';
import { getSite } from '@/library/get-site';
import { isAuthorsOwn } from '@/library/grants/get-grant';
import { presentedGrants } from '../../presented-grants';

type Props = PageProps<'/preview/[locale]/[slug]'>;

// The name comes as it stands in the address. Once for the page and its metadata, within one request.
const draftOf = cache(async (slug: string) => getDraft(decodeURIComponent(slug), await presentedGrants()));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const draft = await draftOf(slug);
  if (!draft) return isAuthorsOwn() ? {} : notFound();
  const t = await getTranslations({ locale, namespace: 'preview' });
  const essay = draft.read?.essay;
  return { title: essay ? `${((locale === 'en' && essay.en) || essay.zh).title} · ${t('title')}` : t('unreadable') };
}

export default async function DraftPage({ params }: Props) {
  const [locale, { slug }] = [await localeOf(params), await params];
  const [site, draft] = [await getSite(), await draftOf(slug)];
  if (!draft) return isAuthorsOwn() ? <WrongAddress locale={locale} /> : notFound();
  const { access, read, problems, changes } = draft;
  return (
    <>
      <Bar siteName={site.name[locale]} path={`/${slug}`} room="/preview" reading>
        {read && <ViewSwitch />}
      </Bar>
      <DraftBanner
        grant={
          access.kind === 'granted' ? { ...access.grant, expires: new Date(access.grant.expires * 1000) } : undefined
        }
        changed={draft.changed}
        publishedAt={changes && `/${locale}/essays/${slug}`}
      >
        {read && <DraftProblems problems={problems} kept={draft.kept} />}
        {read && changes && (
          <ChangeSummary changes={changes} pairs={read.essay.pairs} bibliography={read.bibliography} />
        )}
      </DraftBanner>
      {read ? (
        <ReadingPage
          essay={read.essay}
          bibliography={read.bibliography}
          locale={locale}
          pictures={draft.pictures}
          draft={{ files: `/preview/files/${slug}/`, changes }}
          states={draft.states}
        />
      ) : (
        <UnreadableDraft problems={problems} />
      )}
      <Footer reading={read !== undefined} />
    </>
  );
}
