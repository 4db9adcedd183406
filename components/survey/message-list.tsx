import { useTranslations } from 'next-intl';
import { MessageText } from '@/components/essay/message-text';
import type { CheckMessage } from '@/essay/check/list-messages';

type Row = CheckMessage & Readonly<{ place: string; href?: string }>;

/** What the check says, with place, source line and mend; the reasons are the check's own words, in English. */
export function MessageList({ rows }: Readonly<{ rows: readonly Row[] }>) {
  const t = useTranslations('desk');
  return (
    <ul className="mt-2 text-[0.9rem]">
      {rows.map(({ place, rule, reason, note, source, href }) => (
        <li key={`${place} ${rule} ${reason}`} className="mt-3 border-s-2 border-rule ps-3">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <code className="font-semibold wrap-anywhere">{place}</code>
            <code className="text-ink-soft">{rule}</code>
            {href && (
              <a className="inline-flex min-h-6 items-center font-ui text-[0.85rem]" href={href}>
                {t('show')}
              </a>
            )}
          </p>
          <div lang="en">
            <p className="wrap-anywhere">
              <MessageText>{reason}</MessageText>
            </p>
            {source?.trim() && (
              <pre className="my-1 whitespace-pre-wrap wrap-anywhere bg-wash px-2 py-1 text-[0.85em]">
                <code lang="zh-Hans">{source.length > 200 ? `${source.slice(0, 200)}…` : source}</code>
              </pre>
            )}
            {note && (
              <p className="whitespace-pre-line text-ink-soft">
                → <MessageText>{note}</MessageText>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
