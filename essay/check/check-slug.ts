import type { VFile } from 'vfile';
import { reportError } from './report';

/** The form of a slug: words of a–z and 0–9 joined by single hyphens. Linear: no two parts match the same character. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** 80: what still stands whole in an address bar and in a printed reference. */
const MAX_SLUG = 80;

/** Words that the site's own addresses use, or that hosts and browsers ask for. */
export const RESERVED_SLUGS: readonly string[] = [
  '404',
  '410',
  '500',
  'about',
  'admin',
  'api',
  'assets',
  'atom',
  'cite',
  'desk',
  'draft',
  'drafts',
  'en',
  'essay',
  'essays',
  'favicon',
  'feed',
  'feeds',
  'fonts',
  'images',
  'index',
  'manifest',
  'new',
  'not-found',
  'preview',
  'reader',
  'robots',
  'rss',
  'search',
  'sitemap',
  'static',
  'tags',
  'well-known',
  'zh',
];

/** Puts on the file what is wrong with the slug of its essay, the name of its folder. The place is the file's start. */
export function checkSlug(file: VFile, slug: string): void {
  const form = slug
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');
  if (!SLUG.test(slug)) {
    reportError(file, {
      ruleId: 'slug-form',
      reason: `Unexpected slug \`${slug}\`, expected a–z, 0–9 and single hyphens`,
      note: form ? `Rename the folder: \`${form}\`.` : 'Rename the folder, with English words or pinyin.',
    });
  }
  if (slug.length > MAX_SLUG) {
    reportError(file, {
      ruleId: 'slug-length',
      reason: `Unexpected slug of ${slug.length} characters, expected ${MAX_SLUG} at most`,
      note: 'Rename the folder.',
    });
  }
  if (RESERVED_SLUGS.includes(slug.toLowerCase())) {
    reportError(file, {
      ruleId: 'slug-free',
      reason: `Unexpected slug \`${slug}\`, expected a word that the site does not use itself`,
      note: 'Rename the folder, with a second word.',
    });
  }
}

/** Puts on the file of a published essay each address of its that an essay had which is gone: readers are told so there. */
export function checkSlugNotGone(file: VFile, { slug, formerly }: SlugOwner, gone: readonly string[]): void {
  for (const claimed of [slug, ...formerly]) {
    if (!gone.includes(claimed)) continue;
    reportError(file, {
      ruleId: 'slug-not-gone',
      reason: `Unexpected slug \`${claimed}\`, which gone.yaml says is that of an essay that is gone, expected another`,
      note: 'Rename the folder; or take the slug out of gone.yaml, and the address leads here.',
    });
  }
}

/** An essay as the others see it: its address now, and those it had. */
export type SlugOwner = Readonly<{ slug: string; formerly: readonly string[] }>;

/**
 * Puts on the file where its essay claims an address that another essay has or had. Slugs are compared without regard to
 * case; `others` are the other essays of the same folder (a draft may bear a public essay's slug: it is a revision).
 */
export function checkSlugUnique(file: VFile, essay: SlugOwner, others: readonly SlugOwner[]): void {
  const fold = (slug: string) => slug.toLowerCase();
  const own = fold(essay.slug);
  for (const other of others) {
    if (fold(other.slug) === own) {
      reportError(file, {
        ruleId: 'slug-unique',
        reason: `Unexpected slug \`${essay.slug}\`, which is also that of \`${other.slug}\`, expected one essay for each`,
        note: 'Rename one of the two folders.',
      });
    }
    if (other.formerly.some((old) => fold(old) === own)) {
      reportError(file, {
        ruleId: 'slug-unique',
        reason: `Unexpected slug \`${essay.slug}\`, which \`${other.slug}\` had formerly, expected an address that leads nowhere else`,
        note: `Rename the folder, or take it out of \`formerly\` in ${other.slug}/zh.md.`,
      });
    }
  }
  if (essay.formerly.length === 0) return;
  const taken = new Map(others.flatMap((other) => other.formerly.map((old) => [fold(old), other.slug] as const)));
  for (const old of essay.formerly) {
    const owner = taken.get(fold(old));
    if (owner !== undefined || fold(old) === own) {
      reportError(file, {
        ruleId: 'slug-unique',
        reason: `Unexpected \`${old}\` in \`formerly\`, which ${owner ? `\`${owner}\` has there too` : 'is the slug now'}, expected an address that leads nowhere else`,
        note: 'Take it out of `formerly`.',
      });
    }
  }
}
