import type { Metadata } from 'next';
import { listPath } from '@/components/home/list-path';
import type { Locale } from '@/i18n/routing';

/** The neighbours of a page of the list of essays, as its head names them. */
export function listPagination(locale: Locale, page: number, pages: number): Metadata['pagination'] {
  return {
    previous: page > 1 ? `/${locale}${listPath(page - 1)}` : undefined,
    next: page < pages ? `/${locale}${listPath(page + 1)}` : undefined,
  };
}
