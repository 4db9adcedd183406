import { notFound } from 'next/navigation';
import { CITATION_FILES, getCitationFile } from '@/library/citation-files';
import { listPublishedSlugs } from '@/library/published';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () =>
  listPublishedSlugs().flatMap((slug) => CITATION_FILES.map((file) => ({ slug, file })));

/** What reference managers take over, at addresses that do not depend on the interface's language. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/[file]'>) {
  const { slug, file } = await params;
  const found = await getCitationFile(slug, file);
  if (!found) notFound();
  return new Response(found.text, { headers: { 'content-type': found.type } });
}
