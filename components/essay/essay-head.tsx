import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Essay } from '@/essay/build-essay';

/** Title, subtitle and summary in both languages, and what a scholar asks first: who, when, from where, under what licence. */
export function EssayHead({
  essay,
  draft,
  children,
}: Readonly<{
  essay: Essay;
  /** `new`: it has not been published yet, so its date is only intended. */
  draft?: 'new' | 'revision';
  children?: ReactNode;
}>) {
  const t = useTranslations('essay');
  const home = useTranslations('home');
  const format = useFormatter();
  const locale = useLocale();
  const { zh, en, measure } = essay;
  const day = (date: string) => (
    <time dateTime={date}>{format.dateTime(new Date(date), { dateStyle: 'long', timeZone: 'UTC' })}</time>
  );
  return (
    <header className="head">
      <div className={`row ${en ? '' : 'lone-zh'}`.trim()} id="top">
        <div className="zh" lang="zh-Hans">
          <h1>{zh.title}</h1>
          {zh.subtitle && <p className="subtitle">{zh.subtitle}</p>}
          {zh.summary && <p className="summary">{zh.summary}</p>}
        </div>
        {en && (
          <div className="en" lang="en">
            <h1>{en.title}</h1>
            {en.subtitle && <p className="subtitle">{en.subtitle}</p>}
            {en.summary && <p className="summary">{en.summary}</p>}
          </div>
        )}
      </div>
      <ul className="meta" aria-label={t('about')}>
        <li>{zh.authors.join(', ')}</li>
        {en?.translators && <li>{t('translators', { names: en.translators.join(', ') })}</li>}
        <li>
          {t.rich(draft === 'new' ? 'planned' : 'published', { date: () => day(zh.published) })}
          {zh.updated && <> · {t.rich('updated', { date: () => day(zh.updated ?? zh.published) })}</>}
          {!draft && (
            <>
              {' · '}
              <a href={`/${locale}/essays/${essay.slug}/versions`}>{t('versions')}</a>
            </>
          )}
        </li>
        <li>{home('length', { han: measure.han, words: measure.words })}</li>
        <li>{home('reading', measure.minutes)}</li>
        {zh.source && (
          <li>
            <a href={zh.source} rel="external noopener">
              {t('original')}
            </a>
          </li>
        )}
        <li>{zh.license ? t('licence', { licence: zh.license }) : t('noLicence')}</li>
      </ul>
      {children}
    </header>
  );
}
