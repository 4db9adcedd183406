import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** With the zone: reviewers may live in another. */
export const TO_THE_MINUTE = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
  timeZoneName: 'short',
} as const;

type Props = Readonly<{
  /** Until when the grant holds, and the revision that it was made under; undefined on the author's own machine. */
  grant?: Readonly<{ expires: Date; revision: number }>;
  /** When the draft's files were last changed. */
  changed?: Date;
  /** The published essay that the draft is a revision of. */
  publishedAt?: string;
  children?: ReactNode;
}>;

/** Above everything on a private page: that it is a draft, until when it can be seen, and which revision it is. */
export function DraftBanner({ grant, changed, publishedAt, children }: Props) {
  const t = useTranslations('preview');
  const format = useFormatter();
  const time = (date: Date) => <time dateTime={date.toISOString()}>{format.dateTime(date, TO_THE_MINUTE)}</time>;
  return (
    <aside
      className="draft border-b border-seal bg-wash px-[clamp(1rem,4vw,2.5rem)] py-3 font-ui text-[0.85rem]/6"
      aria-label={t('title')}
    >
      <div className="mx-auto max-w-[81rem]">
        <p className="font-semibold text-seal">
          {publishedAt ? t.rich('revisionOf', { link: (words) => <a href={publishedAt}>{words}</a> }) : t('banner')}
        </p>
        <ul className="flex flex-wrap gap-x-5 text-ink-soft">
          {grant ? (
            <>
              <li>{t.rich('until', { date: () => time(grant.expires) })}</li>
              <li>{t('revision', { revision: grant.revision })}</li>
            </>
          ) : (
            <li>{t('author')}</li>
          )}
          {changed && <li>{t.rich('changed', { date: () => time(changed) })}</li>}
        </ul>
        {children}
      </div>
    </aside>
  );
}
