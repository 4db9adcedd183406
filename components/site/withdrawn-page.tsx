import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { NewestEssays, type NewestEssaysProps } from '@/components/home/newest-essays';
import type { GoneEssay } from '@/essay/gone';
import { LANG_TAG, type Lang } from '@/essay/model';

type Props = NewestEssaysProps & Readonly<{ gone: GoneEssay }>;

/** Stands at every address that an essay had which has been withdrawn: what it was called, since when, and why. */
export function WithdrawnPage({ gone, essays, total }: Props) {
  const t = useTranslations('gone');
  const format = useFormatter();
  const locale = useLocale();
  const other: Lang = locale === 'zh' ? 'en' : 'zh';
  const lang = gone.title[locale] ? locale : 'zh';
  const why = gone.why?.[locale] ? locale : other;
  const reason = gone.why?.[why];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('title')}</h1>
      <p className="mt-6 text-xl">
        <cite className="not-italic" lang={LANG_TAG[lang]}>
          {gone.title[lang]}
        </cite>
        {gone.title[other] && lang !== other && (
          <cite className="block text-base text-ink-soft not-italic" lang={LANG_TAG[other]}>
            {gone.title[other]}
          </cite>
        )}
      </p>
      <p className="mt-3 text-ink-soft">
        {t.rich('since', {
          date: () => (
            <time dateTime={gone.date}>
              {format.dateTime(new Date(gone.date), { dateStyle: 'long', timeZone: 'UTC' })}
            </time>
          ),
        })}
      </p>
      {reason && (
        <>
          <h2 className="mt-8 text-lg">{t('why')}</h2>
          <p className="mt-2" lang={LANG_TAG[why]}>
            {reason}
          </p>
        </>
      )}
      <NewestEssays essays={essays} total={total} all={t('all')} />
    </main>
  );
}
