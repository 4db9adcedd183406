import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { EssayCard } from '@/essay/essay-card';
import { TO_THE_MINUTE } from '../preview/draft-banner';

type Props = Readonly<{
  drafts: readonly Readonly<{
    slug: string;
    card?: EssayCard /** Until when it may be opened, if not for good. */;
    expires?: Date;
  }>[];
}>;

/** Drafts that a reader may open, with what can be said of each. */
export function DraftList({ drafts }: Props) {
  const t = useTranslations('preview');
  const format = useFormatter();
  const locale = useLocale();
  if (drafts.length === 0) return <p className="mt-6 text-ink-soft">{t('listEmpty')}</p>;
  return (
    <ol>
      {drafts.map(({ slug, card, expires }) => (
        <li key={slug} className="mt-7 border-t border-rule pt-7">
          <h2 className="text-2xl">
            <a className="no-underline hover:underline" href={`/preview/${locale}/${encodeURIComponent(slug)}`}>
              <span lang="zh-Hans">{card?.zh.title ?? t('untitled')}</span>
              {card?.en && (
                <>
                  <span aria-hidden="true"> · </span>
                  <span lang="en">{card.en.title}</span>
                </>
              )}
            </a>
          </h2>
          <ul className="meta">
            <li>
              <code>{slug}</code>
            </li>
            {expires && (
              <li>
                {t.rich('until', {
                  date: () => <time dateTime={expires.toISOString()}>{format.dateTime(expires, TO_THE_MINUTE)}</time>,
                })}
              </li>
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}
