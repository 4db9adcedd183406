import { jsonAnswer } from '@/app/json-answer';
import { localeOf } from '@/app/locale-of';
import { LOCALE_TAG, LOCALES } from '@/i18n/routing';
import { getSite } from '@/library/get-site';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => LOCALES.map((locale) => ({ locale }));

const ICONS = [
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

/** The site as an application of its own, for readers who put it on their home screen (W3C Web Application Manifest). */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/manifest.webmanifest'>) {
  const [locale, site] = [await localeOf(params), await getSite()];
  return jsonAnswer(
    {
      id: `/${locale}`,
      name: site.name[locale],
      description: site.description[locale],
      lang: LOCALE_TAG[locale],
      start_url: `/${locale}`,
      scope: '/',
      display: 'minimal-ui',
      background_color: '#fbf9f4',
      theme_color: '#fbf9f4',
      icons: ICONS,
    },
    'application/manifest+json; charset=utf-8',
  );
}
