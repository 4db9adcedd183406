import { notFound } from 'next/navigation';
import { CITATION_FILES, getCitationFile } from '@/library/citation-files';
import { listPrerenderedSlugs } from '@/library/prerendered';

export const dynamic = 'force-static';

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () =>
  (await listPrerenderedSlugs()).flatMap((slug) => CITATION_FILES.map((file) => ({ slug, file })));

/** What reference managers take over, at addresses that do not depend on the interface's language. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/[file]'>) {
  const { slug, file } = await params;
  const found = await getCitationFile(slug, file);
  if (!found) notFound();
  return new Response(found.text, { headers: { 'content-type': found.type } });
}
