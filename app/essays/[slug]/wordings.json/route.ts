import { jsonAnswer } from '@/app/json-answer';
import { getWordings } from '@/library/get-record';
import { listPrerenderedSlugs } from '@/library/prerendered';

export const dynamic = 'force-static';

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () => (await listPrerenderedSlugs()).map((slug) => ({ slug }));

/** Loaded where a link quotes a wording that no longer stands. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/wordings.json'>) {
  return jsonAnswer(await getWordings((await params).slug));
}
