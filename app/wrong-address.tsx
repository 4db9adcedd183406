import type { Locale } from 'next-intl';
import { Bar } from '@/components/site/bar';
import { Footer } from '@/components/site/footer';
import { NotFoundPage } from '@/components/site/not-found-page';
import { getSite } from '@/library/get-site';
import { listNewestEssays } from '@/library/list-essays';

/**
 * What stands at an address that nothing has. In development pages show it themselves: what Next sends where they say
 * `notFound()` runs no script of ours, and would not hear that there is something now.
 */
export async function WrongAddress({ locale }: Readonly<{ locale: Locale }>) {
  return (
    <>
      <Bar siteName={(await getSite()).name[locale]} path="" />
      <NotFoundPage {...(await listNewestEssays(10))} />
      <Footer />
    </>
  );
}
