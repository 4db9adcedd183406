import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localeOf } from '@/app/locale-of';
import { WrongAddress } from '@/app/wrong-address';

type Props = PageProps<'/[locale]/404'>;

/** The document that the front door sends for every wrong address, with status 404. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'notFound' });
  return { title: t('title'), robots: { index: false } };
}

export default async function NotFoundDocument({ params }: Props) {
  return <WrongAddress locale={await localeOf(params)} />;
}
