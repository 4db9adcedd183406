import { redirect } from 'next/navigation';
import { routing } from '@/i18n/routing';

export const dynamic = 'force-dynamic';

/** On the author's own machine, where no front door sends `/desk` to the reader's language. */
export const GET = () => redirect(`/desk/${routing.defaultLocale}`);
