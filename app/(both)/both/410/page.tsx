import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BothLanguages } from '@/components/site/both-languages';

/** `410.html` of the static edition: what hosts of files send for the address of something withdrawn, outside `/zh` and `/en`. */
export async function generateMetadata(): Promise<Metadata> {
  const { title } = await readWords();
  return { title: `${title.zh} · ${title.en}`, robots: { index: false } };
}

export default async function Withdrawn() {
  return <BothLanguages {...(await readWords())} />;
}

async function readWords() {
  const zh = await getTranslations({ locale: 'zh' });
  const en = await getTranslations({ locale: 'en' });
  return {
    title: { zh: zh('gone.title'), en: en('gone.title') },
    text: { zh: zh('both.gone'), en: en('both.gone') },
    link: { zh: zh('both.enter'), en: en('both.enter') },
  };
}
