import { jsonAnswer } from '@/app/json-answer';
import { listSlugs } from '@/library/list-slugs';

export const dynamic = 'force-static';

/** Loaded on the page for wrong addresses alone: about ten bytes an essay, compressed. */
export const GET = async () => jsonAnswer(await listSlugs());
