import type { Metadata } from 'next';
import { getSite } from '@/library/get-site';
import { localeOf } from './locale-of';

/** What the head of a page says that only invited readers open: keep it in no index, and tell no other site of it. */
export async function privateMetadata(params: Promise<{ locale: string }>): Promise<Metadata> {
  const { name } = await getSite();
  const locale = await localeOf(params);
  return {
    title: { default: name[locale], template: `%s · ${name[locale]}` },
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
    referrer: 'no-referrer',
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}
