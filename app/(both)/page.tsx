import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BothLanguages } from '@/components/site/both-languages';
import { LOCALE_TAG } from '@/i18n/routing';
import { getSite } from '@/library/get-site';

/** `index.html` of the static edition. The front door and our nginx file send `/` on to the reader's language instead. */
export async function generateMetadata(): Promise<Metadata> {
  const { description } = await getSite();
  // The same set as on the two pages it names: one that differs is ignored.
  const languages = { [LOCALE_TAG.zh]: '/zh', [LOCALE_TAG.en]: '/en', 'x-default': '/zh' };
  return { description: `${description.zh} ${description.en}`, alternates: { canonical: '/', languages } };
}

export default async function Index() {
  const { name, description } = await getSite();
  const zh = await getTranslations({ locale: 'zh', namespace: 'both' });
  const en = await getTranslations({ locale: 'en', namespace: 'both' });
  return <BothLanguages title={name} text={description} link={{ zh: zh('enter'), en: en('enter') }} />;
}
