import essays from 'contentlayer/published';
import type { PublishedKind } from './write-published';

/** The published essays, the newest first. The one place that imports what contentlayer's run leaves. */
export const listPublished = (): readonly PublishedKind[] => essays;
