import type { MetadataRoute } from 'next';
import { getSite } from '@/library/get-site';

export const dynamic = 'force-static';

/** Everything published may be read. What is private answers no robot anyway; naming it here saves them the asking. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const { address } = await getSite();
  return { rules: { userAgent: '*', allow: '/', disallow: ['/preview', '/desk'] }, sitemap: `${address}/sitemap.xml` };
}
