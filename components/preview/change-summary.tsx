import { useTranslations } from 'next-intl';
import type { EssayChanges, SideChange } from '@/essay/compare-essays';
import type { Pair } from '@/essay/model';
import { Change } from './changes';

const PASSAGE_WORD = { title: 'inTitle', subtitle: 'inSubtitle', summary: 'inSummary', note: 'inNote' } as const;

type Props = Readonly<{ changes: EssayChanges; pairs: readonly Pair[] }>;

/** Above a revision: how much of the published essay it changes, with a link to each place. */
export function ChangeSummary({ changes: { sides, pairs: changed, removed }, pairs }: Props) {
  const t = useTranslations('preview');
  const places = pairs.flatMap((pair) => {
    const [name = ''] = pair.names;
    const change = changed.get(name);
    const own = change ? [{ id: `change-${name}`, kind: change.kind, label: labelOf(pair) }] : [];
    const gone = removed.filter(({ after }) => after === name);
    return [
      ...own,
      ...gone.map((each) => ({ id: `removed-${each.name}`, kind: each.kind, label: t('removedPassage') })),
    ];
  });
  const first = removed
    .filter(({ after }) => after === undefined)
    .map((each) => ({ id: `removed-${each.name}`, kind: each.kind, label: t('removedPassage') }));
  const all = [...first, ...places];
  const count = (kind: 'added' | 'changed' | 'removed') =>
    [...all, ...sides].filter((each) => each.kind === kind).length;
  return (
    <section className="mt-3" aria-labelledby="changes">
      <h2 id="changes" className="font-ui text-[0.9rem] font-semibold">
        {t('changes')}
      </h2>
      {all.length + sides.length === 0 ? (
        <p>{t('noChanges')}</p>
      ) : (
        <>
          <p>{t('counts', { added: count('added'), altered: count('changed'), removed: count('removed') })}</p>
          <ul className="flex flex-wrap gap-x-4">
            {all.map(({ id, label, kind }) => (
              <li key={id}>
                <a className="inline-flex min-h-6 items-center" href={`#${id}`}>
                  {label} · {t(kind === 'changed' ? 'altered' : kind)}
                </a>
              </li>
            ))}
          </ul>
          {sides.map((side) => (
            <Change key={`${side.passage}-${side.label}`} change={side} label={sideLabel(side)} />
          ))}
        </>
      )}
    </section>
  );

  function labelOf({ kind, number }: Pair): string {
    return kind === 'heading' || !number ? t('heading') : t('paragraph', { number });
  }

  function sideLabel({ passage, label }: SideChange): string {
    return label ? `${t(PASSAGE_WORD[passage])} ${label}` : t(PASSAGE_WORD[passage]);
  }
}
