import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { EssayCard } from '@/essay/essay-card';

/** The essays as a library would list them. */
export function EssayList({ essays }: Readonly<{ essays: readonly EssayCard[] }>) {
  const t = useTranslations('home');
  const format = useFormatter();
  const locale = useLocale();
  return (
    <ol>
      {essays.map((essay) => (
        <li key={essay.slug} data-slug={essay.slug} className="mt-7 border-t border-rule pt-7">
          <h2 className="text-2xl">
            <a className="no-underline hover:underline" href={`/${locale}/essays/${essay.slug}`}>
              <span lang="zh-Hans">{essay.zh.title}</span>
              {essay.en && (
                <>
                  <span aria-hidden="true"> · </span>
                  <span lang="en">{essay.en.title}</span>
                </>
              )}
            </a>
          </h2>
          {essay.zh.subtitle && (
            <p className="mt-1 text-ink-soft" lang="zh-Hans">
              {essay.zh.subtitle}
            </p>
          )}
          {essay.en?.subtitle && (
            <p className="mt-1 text-ink-soft" lang="en">
              {essay.en.subtitle}
            </p>
          )}
          <ul className="meta">
            <li>{t('by', { authors: essay.zh.authors.join(', ') })}</li>
            <li>
              <time dateTime={essay.zh.published}>
                {format.dateTime(new Date(essay.zh.published), { dateStyle: 'long', timeZone: 'UTC' })}
              </time>
            </li>
            <li>{t('length', { han: essay.measure.han, words: essay.measure.words })}</li>
            <li>{t('reading', essay.measure.minutes)}</li>
            <li>{coverage(essay.measure)}</li>
            {essay.zh.source && (
              <li>
                <a href={essay.zh.source} rel="external noopener">
                  {t('original')}
                </a>
              </li>
            )}
            <li>{essay.zh.license ? t('licence', { licence: essay.zh.license }) : t('noLicence')}</li>
          </ul>
        </li>
      ))}
    </ol>
  );

  function coverage({ translated, rows }: EssayCard['measure']) {
    if (!translated) return t('untranslated');
    return translated === rows ? t('translatedAll') : t('translatedPart', { done: translated, total: rows });
  }
}
