import { useLocale, useTranslations } from 'next-intl';

/** The pages of the desk, where there are several. */
export function DeskPages({ page, pages }: Readonly<{ page: number; pages: number }>) {
  const t = useTranslations('desk');
  const locale = useLocale();
  if (pages === 1) return null;
  return (
    <nav aria-label={t('pages')} className="mt-10 border-t border-rule pt-6 font-ui text-[0.9rem]">
      <ul className="flex flex-wrap gap-x-4">
        {Array.from({ length: pages }, (_, at) => at + 1).map((each) => (
          <li key={each}>
            <a
              className="inline-flex min-h-6 min-w-6 items-center justify-center"
              href={`/desk/${locale}${each > 1 ? `/${each}` : ''}`}
              aria-label={t('page', { page: each })}
              aria-current={each === page ? 'page' : undefined}
            >
              {each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
