import { getLocale } from 'next-intl/server';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { NotFoundPage } from '@/components/site/not-found-page';
import { getSite } from '@/library/get-site';
import { listNewestEssays } from '@/library/list-essays';

/** The same page in `next dev`, where no front door stands before it. */
export default async function NotFound() {
  const [site, locale] = [await getSite(), await getLocale()];
  return (
    <>
      <Bar siteName={site.name[locale]} path="" />
      <NotFoundPage {...(await listNewestEssays(10))} />
      <Footer />
    </>
  );
}
