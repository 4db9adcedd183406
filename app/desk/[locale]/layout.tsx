import type { Metadata, Viewport } from 'next';
import { SiteDocument } from '@/app/site-document';
import { getSite } from '@/library/get-site';
import { localeOf } from '../../locale-of';
import '../../private.css';

// Rendered for each request from the files as they are, and kept nowhere.
export const dynamic = 'force-dynamic';
export const fetchCache = 'force-no-store';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export async function generateMetadata({ params }: LayoutProps<'/desk/[locale]'>): Promise<Metadata> {
  const site = await getSite();
  return {
    title: { default: site.name[await localeOf(params)], template: `%s · ${site.name[await localeOf(params)]}` },
    robots: { index: false, follow: false, noarchive: true, nosnippet: true },
    referrer: 'no-referrer',
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function DeskLayout({ params, children }: LayoutProps<'/desk/[locale]'>) {
  return <SiteDocument locale={await localeOf(params)}>{children}</SiteDocument>;
}
