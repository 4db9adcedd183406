import { jsonAnswer } from '@/app/json-answer';
import { getSearchText } from '@/library/get-search-text';
import { listSlugs } from '@/library/list-slugs';

export const dynamic = 'force-static';

// What is published. Other slugs are rendered in development alone, where an essay may come at any time: a build ships
// what it prerenders, and the front door asks Next for none of it.
export const generateStaticParams = async () => (await listSlugs()).map((slug) => ({ slug }));

/** Read by searches, to find the passages; the build makes the index of all essays from these files. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/text.json'>) {
  return jsonAnswer(await getSearchText((await params).slug));
}
