import { notFound } from 'next/navigation';
import { getImage, listImages } from '@/library/get-image';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = async () =>
  (await listImages()).map(({ slug, image }) => ({ slug, image: [...image] }));

/** An essay's images, at one address in both languages. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/images/[...image]'>) {
  const { slug, image } = await params;
  const found = await getImage(slug, image);
  if (!found) notFound();
  return new Response(found.bytes, { headers: { 'content-type': found.type } });
}
