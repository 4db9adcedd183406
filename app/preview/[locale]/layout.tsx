import type { Metadata, Viewport } from 'next';
import { SiteDocument } from '@/app/site-document';
import { localeOf } from '../../locale-of';
import { privateMetadata } from '../../private-metadata';
import '../../private.css';

// Rendered for each request from the files as they are, and kept nowhere.
export const dynamic = 'force-dynamic';
export const fetchCache = 'force-no-store';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export const generateMetadata = ({ params }: LayoutProps<'/preview/[locale]'>): Promise<Metadata> =>
  privateMetadata(params);

export default async function PreviewLayout({ params, children }: LayoutProps<'/preview/[locale]'>) {
  return <SiteDocument locale={await localeOf(params)}>{children}</SiteDocument>;
}
