import { jsonAnswer } from '@/app/json-answer';
import { getWordings } from '@/library/get-record';
import { listSlugs } from '@/library/list-slugs';

export const dynamic = 'force-static';

// What is published. Other slugs are rendered in development alone, where an essay may come at any time: a build ships
// what it prerenders, and the front door asks Next for none of it.
export const generateStaticParams = async () => (await listSlugs()).map((slug) => ({ slug }));

/** Loaded where a link quotes a wording that no longer stands. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/wordings.json'>) {
  return jsonAnswer(await getWordings((await params).slug));
}
