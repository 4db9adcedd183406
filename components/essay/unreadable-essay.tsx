import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** In development, in place of an essay that cannot be read and never could: why (`children`). */
export function UnreadableEssay({ children }: Readonly<{ children: ReactNode }>) {
  const t = useTranslations('problems');
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('unreadable')}</h1>
      <p className="mt-3 text-ink-soft">{t('unreadableExplain')}</p>
      {children}
    </main>
  );
}
