import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ProblemList } from '@/components/essay/problem-list';

type Props = Readonly<Pick<ComponentProps<typeof ProblemList>, 'problems' | 'kept'>>;

/** In the banner of a draft that can be read all the same: what the check says of it, closed until asked for. */
export function DraftProblems({ problems, kept = [] }: Props) {
  const t = useTranslations('preview');
  if (problems.length === 0) return null;
  return (
    // What stands below is not what the files say: that is not to be overlooked.
    <details open={kept.length > 0}>
      <summary className="w-fit min-h-6 cursor-pointer text-seal">{t('problems', { count: problems.length })}</summary>
      <ProblemList problems={problems} kept={kept} />
    </details>
  );
}

/** In place of a draft that cannot be read: why. */
export function UnreadableDraft({ problems }: Props) {
  const t = useTranslations('preview');
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t('unreadable')}</h1>
      <p className="mt-3 text-ink-soft">{t('unreadableExplain')}</p>
      <ProblemList problems={problems} />
    </main>
  );
}
