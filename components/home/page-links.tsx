import { useLocale, useTranslations } from 'next-intl';
import { listPath } from './list-path';

/** Newer and older essays, and the pages between as numbers: the first, the last, and those beside this one. */
export function PageLinks({ page, pages }: Readonly<{ page: number; pages: number }>) {
  const t = useTranslations('home');
  const locale = useLocale();
  const to = (number: number) => `/${locale}${listPath(number)}`;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages);
  return (
    <nav
      aria-label={t('pages')}
      className="mt-10 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-rule pt-6 font-ui text-[0.9rem]"
    >
      {page > 1 && (
        <a className="page-link me-2" href={to(page - 1)} rel="prev">
          {t('newer')}
        </a>
      )}
      <ol className="flex flex-wrap items-center gap-x-1">
        {shown.map((number, at) => (
          <li key={number} className="flex items-center gap-x-1">
            {at > 0 && number > (shown[at - 1] ?? 0) + 1 && (
              <span aria-hidden="true" className="text-ink-soft">
                …
              </span>
            )}
            <a
              className="page-link"
              href={to(number)}
              aria-current={number === page ? 'page' : undefined}
              aria-label={t('toPage', { number })}
            >
              {number}
            </a>
          </li>
        ))}
      </ol>
      {page < pages && (
        <a className="page-link ms-2" href={to(page + 1)} rel="next">
          {t('older')}
        </a>
      )}
    </nav>
  );
}
