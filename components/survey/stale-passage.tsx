import { useTranslations } from 'next-intl';
import { Wording } from '@/components/preview/changes';
import type { Passage } from '@/essay/coverage/list-passages';

type Props = Readonly<{ passage: Passage; href: string; files: Readonly<{ zh: string; en: string }> }>;

/** A passage whose Chinese has changed since it was translated: what changed beside the English that has not followed. */
export function StalePassage({ passage, href, files }: Props) {
  const t = useTranslations('desk');
  const { number, kind, name, changes, zh, en, line, lineEn } = passage;
  const label = number === undefined ? t('passage', { kind, name }) : t('paragraph', { number });
  return (
    <article className="mt-3 border-s-2 border-seal ps-3">
      <p className="flex flex-wrap items-baseline gap-x-4 font-ui text-[0.85rem]">
        <a className="inline-flex min-h-6 items-center" href={href}>
          {label}
        </a>
        {line !== undefined && <code className="text-ink-soft">{`${files.zh}:${line}`}</code>}
        {lineEn !== undefined && <code className="text-ink-soft">{`${files.en}:${lineEn}`}</code>}
      </p>
      <div className="grid gap-x-6 pair:grid-cols-2">
        <div>
          {changes.map(({ name: changed, diff, now }) =>
            diff ? (
              <Wording key={changed} pieces={diff} lang="zh" />
            ) : (
              <p key={changed} lang="zh-Hans" className="my-1 text-[0.95rem] leading-relaxed">
                {now || zh}
              </p>
            ),
          )}
        </div>
        <p lang="en" className="my-1 text-[0.95rem] leading-relaxed">
          {en}
        </p>
      </div>
    </article>
  );
}
