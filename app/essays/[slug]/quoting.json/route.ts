import { jsonAnswer } from '@/app/json-answer';
import { getQuotingData } from '@/library/get-record';
import { listSlugs } from '@/library/list-slugs';
import en from '@/messages/en.json';
import zh from '@/messages/zh.json';

export const dynamic = 'force-static';

// What is published. Other slugs are rendered in development alone, where an essay may come at any time: a build ships
// what it prerenders, and the front door asks Next for none of it.
export const generateStaticParams = async () => (await listSlugs()).map((slug) => ({ slug }));

/** Loaded when the menu that quotes is opened: the script has no words of its own. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/quoting.json'>) {
  const data = await getQuotingData((await params).slug);
  return jsonAnswer(data && { ...data, words: { zh: zh.quoting, en: en.quoting } });
}
