import { notFound } from 'next/navigation';
import { getImage, listImageNames } from '@/library/get-image';
import { listPrerenderedSlugs } from '@/library/prerendered';

export const dynamic = 'force-static';

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export async function generateStaticParams() {
  const listed = [];
  for (const slug of await listPrerenderedSlugs()) {
    for (const name of await listImageNames(slug)) listed.push({ slug, image: name.split('/') });
  }
  return listed;
}

/** An essay's images, at one address in both languages. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/images/[...image]'>) {
  const { slug, image } = await params;
  const found = await getImage(slug, image);
  if (!found) notFound();
  return new Response(found.bytes, { headers: { 'content-type': found.type } });
}
