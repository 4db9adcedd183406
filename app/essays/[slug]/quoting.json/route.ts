import { jsonAnswer } from '@/app/json-answer';
import { getQuotingData } from '@/library/get-record';
import { listPrerenderedSlugs } from '@/library/prerendered';
import en from '@/messages/en.json';
import zh from '@/messages/zh.json';

export const dynamic = 'force-static';

// In a build a sample; the build itself writes every essay, see `publish/essay-pass`. Other slugs are rendered in development
// alone, where an essay may come at any time: the front door asks Next for none of it.
export const generateStaticParams = async () => (await listPrerenderedSlugs()).map((slug) => ({ slug }));

/** Loaded when the menu that quotes is opened: the script has no words of its own. */
export async function GET(_: Request, { params }: RouteContext<'/essays/[slug]/quoting.json'>) {
  const data = await getQuotingData((await params).slug);
  return jsonAnswer(data && { ...data, words: { zh: zh.quoting, en: en.quoting } });
}
