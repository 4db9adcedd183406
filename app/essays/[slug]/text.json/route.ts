import { jsonAnswer } from '@/app/json-answer';
import { getSearchText } from '@/library/get-search-text';
import { listPrerenderedSlugs } from '@/library/prerendered';

export const dynamic = 'force-static';

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () => (await listPrerenderedSlugs()).map((slug) => ({ slug }));

/** Read by searches, to find the passages; the build makes the index of all essays from these files. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/text.json'>) {
  return jsonAnswer(await getSearchText((await params).slug));
}
