import createMiddleware from 'next-intl/middleware';
import { routing } from '@/i18n/routing';

/** Sends `/` to the reader's language: by cookie, then by Accept-Language. Every other address names its language. */
export default createMiddleware(routing);

export const config = { matcher: ['/'] };
