import { allSourceTexts } from 'contentlayer/generated';

/** What contentlayer knows of a published essay without its text being parsed. Days are `YYYY-MM-DD`. */
export type PublishedEssay = Readonly<{
  slug: string;
  published: string;
  updated?: string;
  source?: string;
  canonical?: string;
}>;

/** The published essays, the newest first. The one place that imports what contentlayer generates. */
export function listPublished(): readonly PublishedEssay[] {
  return [...allSourceTexts]
    .sort((a, b) => (a.published === b.published ? a._id.localeCompare(b._id) : a.published < b.published ? 1 : -1))
    .map(({ _raw, published, updated, source, canonical }) => ({
      slug: _raw.sourceFileDir,
      published,
      updated,
      source,
      canonical,
    }));
}

/** Their slugs, in the same order. */
export const listPublishedSlugs = (): readonly string[] => listPublished().map(({ slug }) => slug);
