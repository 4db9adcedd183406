import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Announcer } from '@/components/site/announcer';
import { LOCALE_TAG, routing } from '@/i18n/routing';
import { getSite } from '@/library/get-site';
import '../globals.css';

// Any other first segment is a wrong address, not a page to be rendered on request.
export const dynamicParams = false;

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
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export default async function LocaleLayout({ params, children }: LayoutProps<'/[locale]'>) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const t = await getTranslations({ locale, namespace: 'site' });
  return (
    // The script in the head sets data-theme before React would look at this element in development.
    <html lang={LOCALE_TAG[locale]} suppressHydrationWarning>
      <head>
        <script src="/first-paint.js" data-reader="" />
        <script src="/reader.js" data-reader="" data-passages="/passages.js" defer />
      </head>
      <body>
        <a className="skip" href="#main">
          {t('skip')}
        </a>
        {children}
        <Announcer />
      </body>
    </html>
  );
}
