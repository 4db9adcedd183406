import { jsonAnswer } from '@/app/json-answer';
import { getSearchText } from '@/library/get-search-text';
import { listPublishedSlugs } from '@/library/published';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => listPublishedSlugs().map((slug) => ({ slug }));

/** Read by searches, to find the passages; the build makes the index of all essays from these files. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/text.json'>) {
  return jsonAnswer(await getSearchText((await params).slug));
}
