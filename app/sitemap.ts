import type { MetadataRoute } from 'next';
import { LOCALE_TAG, LOCALES } from '@/i18n/routing';
import { getSite } from '@/library/get-site';
import { listPublished } from '@/library/list-published';

export const dynamic = 'force-static';

/** Every page that search engines should know, each with its other language. An essay whose home is elsewhere is not ours to list. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [{ address }, essays] = [await getSite(), await listPublished()];
  const paths = [
    { path: '' },
    { path: '/about' },
    ...essays
      .filter(({ canonical, source }) => !(canonical === 'source' && source))
      .map(({ slug, published, updated }) => ({ path: `/essays/${slug}`, lastModified: updated ?? published })),
  ];
  return paths.flatMap(({ path, ...rest }) => {
    const languages = Object.fromEntries(LOCALES.map((locale) => [LOCALE_TAG[locale], `${address}/${locale}${path}`]));
    return LOCALES.map((locale) => ({
      url: `${address}/${locale}${path}`,
      ...rest,
      alternates: { languages: { ...languages, 'x-default': `${address}/zh${path}` } },
    }));
  });
}
