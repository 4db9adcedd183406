import { notFound } from 'next/navigation';
import { jsonAnswer } from '@/app/json-answer';
import { presentedGrants } from '@/app/preview/presented-grants';
import { getDraft } from '@/library/get-draft';
import { readImage } from '@/library/get-image';
import { quotingDataOf, wordingsOf } from '@/library/get-record';
import { getSite } from '@/library/get-site';
import en from '@/messages/en.json';
import zh from '@/messages/zh.json';

export const dynamic = 'force-dynamic';

/** A draft's images, and what the reader script loads when it is asked to: each by the same grant as the page. */
export async function GET(_: Request, { params }: RouteContext<'/preview/files/[slug]/[...file]'>) {
  const { slug, file } = await params;
  const draft = await getDraft(decodeURIComponent(slug), await presentedGrants());
  if (!draft) notFound();
  const [folder, ...rest] = file.map(decodeURIComponent);
  if (folder === 'images') {
    const image = await readImage(draft.files, rest.join('/'));
    return image ? new Response(image.bytes, { headers: { 'content-type': image.type } }) : notFound();
  }
  if (!draft.read || rest.length > 0) notFound();
  if (folder === 'wordings.json') return jsonAnswer(wordingsOf(draft.read));
  if (folder !== 'quoting.json') notFound();
  const data = quotingDataOf(draft.read, await getSite());
  return jsonAnswer(data && { ...data, words: { zh: zh.quoting, en: en.quoting } });
}
