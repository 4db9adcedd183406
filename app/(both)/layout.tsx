import type { Metadata, Viewport } from 'next';
import { LOCALE_TAG } from '@/i18n/routing';
import { getSite } from '@/library/get-site';
import '../globals.css';

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export async function generateMetadata(): Promise<Metadata> {
  const { address, name } = await getSite();
  return { metadataBase: new URL(address), title: `${name.zh} · ${name.en}` };
}

/** For the few pages that stand in no one language: where a host of files cannot tell what the reader speaks. */
export default function BothLanguagesLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang={LOCALE_TAG.zh} suppressHydrationWarning>
      <head>
        <script src="/first-paint.js" data-reader="" />
      </head>
      <body>{children}</body>
    </html>
  );
}
