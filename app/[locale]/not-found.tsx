import { getLocale } from 'next-intl/server';
import { WrongAddress } from '@/app/wrong-address';

/** The same page where Next answers, and no front door stands before it. */
export default async function NotFound() {
  return <WrongAddress locale={await getLocale()} />;
}
