import { jsonAnswer } from '@/app/json-answer';
import { getQuotingData } from '@/library/get-record';
import { listPublishedSlugs } from '@/library/published';
import en from '@/messages/en.json';
import zh from '@/messages/zh.json';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => listPublishedSlugs().map((slug) => ({ slug }));

/** Loaded when the menu that quotes is opened: the script has no words of its own. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/quoting.json'>) {
  const data = await getQuotingData((await params).slug);
  return jsonAnswer(data && { ...data, words: { zh: zh.quoting, en: en.quoting } });
}
