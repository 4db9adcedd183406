import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BothLanguages } from '@/components/site/both-languages';

/** `404.html` of the static edition: what hosts of files send for a wrong address outside `/zh` and `/en`. */
export async function generateMetadata(): Promise<Metadata> {
  const { title } = await readWords();
  return { title: `${title.zh} · ${title.en}`, robots: { index: false } };
}

export default async function WrongAddress() {
  return <BothLanguages {...(await readWords())} />;
}

async function readWords() {
  const zh = await getTranslations({ locale: 'zh' });
  const en = await getTranslations({ locale: 'en' });
  return {
    title: { zh: zh('notFound.title'), en: en('notFound.title') },
    text: { zh: zh('both.lost'), en: en('both.lost') },
    link: { zh: zh('both.enter'), en: en('both.enter') },
  };
}
