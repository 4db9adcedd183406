import { jsonAnswer } from '@/app/json-answer';
import { listPublishedSlugs } from '@/library/published';

export const dynamic = 'force-static';

/** Loaded on the page for wrong addresses alone: about ten bytes an essay, compressed. */
export const GET = () => jsonAnswer(listPublishedSlugs());
