import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { SiteDocument } from '@/app/site-document';
import { routing } from '@/i18n/routing';
import { getSite } from '@/library/get-site';
import '../globals.css';

export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params;
  const site = await getSite();
  const lang = hasLocale(routing.locales, locale) ? locale : routing.defaultLocale;
  return {
    metadataBase: new URL(site.address),
    title: { default: site.name[lang], template: `%s · ${site.name[lang]}` },
    description: site.description[lang],
    manifest: `/${lang}/manifest.webmanifest`,
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function LocaleLayout({ params, children }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  return <SiteDocument locale={locale}>{children}</SiteDocument>;
}
