import { localeOf } from '@/app/locale-of';
import { WrongAddress } from '@/app/wrong-address';

type Props = Readonly<{ params: Promise<{ locale: string }> }>;

/** Every other address below a language, in `npm run dev`, where no front door stands before the pages. */
export default async function WrongPage({ params }: Props) {
  return <WrongAddress locale={await localeOf(params)} />;
}
