import { jsonAnswer } from '@/app/json-answer';
import { getWordings } from '@/library/get-record';
import { listPublishedSlugs } from '@/library/published';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => listPublishedSlugs().map((slug) => ({ slug }));

/** Loaded where a link quotes a wording that no longer stands. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/wordings.json'>) {
  return jsonAnswer(await getWordings((await params).slug));
}
