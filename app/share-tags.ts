import type { Metadata } from 'next';
import type { Site } from '@/essay/site';
import type { Locale } from '@/i18n/routing';

type Shared = Readonly<{
  title: string;
  description: string;
  /** Below the locale. */
  path: string;
  /** A picture of 1200 × 630, drawn by `publish/site-files`. */
  image: string;
  imageAlt: string;
  article?: Readonly<{ published: string; updated?: string; authors: readonly string[] }>;
}>;

const OG_LOCALE = { zh: 'zh_CN', en: 'en_US' } as const satisfies Record<Locale, string>;

/** What other sites show for a link to a page (the Open Graph protocol, ogp.me; Twitter's card says only how large). */
export function shareTags(locale: Locale, site: Site, shared: Shared): Pick<Metadata, 'openGraph' | 'twitter'> {
  const { title, description, path, image, imageAlt, article } = shared;
  const about = {
    title,
    description,
    url: `/${locale}${path}`,
    siteName: site.name[locale],
    locale: OG_LOCALE[locale],
    images: [{ url: image, width: 1200, height: 630, type: 'image/jpeg', alt: imageAlt }],
  };
  return {
    openGraph: article
      ? {
          ...about,
          type: 'article',
          publishedTime: `${article.published}T00:00:00Z`,
          ...(article.updated && { modifiedTime: `${article.updated}T00:00:00Z` }),
          authors: [...article.authors],
        }
      : { ...about, type: 'website' },
    twitter: { card: 'summary_large_image' },
  };
}
