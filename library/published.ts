import essays from 'contentlayer/published';
import type { PublishedEssay } from './write-published';

/** The published essays, the newest first. The one place that imports what contentlayer's run leaves. */
export const listPublished = (): readonly PublishedEssay[] => essays;
