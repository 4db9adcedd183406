import { allSourceTexts } from 'contentlayer/generated';

/** The slugs of the published essays, the newest first. The one place that imports what contentlayer generates. */
export function listPublishedSlugs(): readonly string[] {
  return [...allSourceTexts]
    .sort((a, b) => (a.published === b.published ? a._id.localeCompare(b._id) : a.published < b.published ? 1 : -1))
    .map(({ _raw }) => _raw.sourceFileDir);
}
