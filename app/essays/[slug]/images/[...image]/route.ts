import { notFound } from 'next/navigation';
import { getImage, listImages } from '@/library/get-image';

export const dynamic = 'force-static';

// What is published. Other slugs are rendered in development alone, where an essay may come at any time: a build ships
// what it prerenders, and the front door asks Next for none of it.
export const generateStaticParams = async () =>
  (await listImages()).map(({ slug, image }) => ({ slug, image: [...image] }));

/** An essay's images, at one address in both languages. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/images/[...image]'>) {
  const { slug, image } = await params;
  const found = await getImage(slug, image);
  if (!found) notFound();
  return new Response(found.bytes, { headers: { 'content-type': found.type } });
}
