import { useTranslations } from 'next-intl';
import type { Bibliography } from '@/essay/bibliography/build-bibliography';
import type { PassageChange, SideChange } from '@/essay/compare-essays';
import type { Pair } from '@/essay/model';
import { Change, type RevisionChanges } from './changes';

const PASSAGE_WORD = { title: 'inTitle', subtitle: 'inSubtitle', summary: 'inSummary', note: 'inNote' } as const;

type Props = Readonly<{ changes: RevisionChanges; pairs: readonly Pair[]; bibliography: Bibliography }>;
type Place = Readonly<{ id: string; label: string; change: PassageChange }>;

/** Above a revision: how much of the published essay it changes, with a link to each place. */
export function ChangeSummary({ changes: { sides, pairs: changed, removed, references }, pairs, bibliography }: Props) {
  const t = useTranslations('preview');
  const goneAfter = (place: string | undefined): readonly Place[] =>
    removed
      .filter(({ after }) => after === place)
      .map((change) => ({ id: `removed-${change.name}`, change, label: t('removedPassage') }));
  const places = pairs.flatMap((pair): readonly Place[] => {
    const [name = ''] = pair.names;
    const change = changed.get(name);
    return [...(change ? [{ id: `change-${name}`, change, label: labelOf(pair) }] : []), ...goneAfter(name)];
  });
  const entries = [...bibliography.cited, ...bibliography.uncited].flatMap(
    ({ key, number, label }): readonly Place[] => {
      const change = references.entries.get(key);
      return change ? [{ id: `change-ref-${key}`, change, label: entryLabel(number ?? label) }] : [];
    },
  );
  const goneEntries = references.removed.map((change): Place => {
    const label = t('removedReference', { number: String(change.number ?? '–') });
    return { id: `removed-ref-${change.key}`, change, label };
  });
  const all = [...goneAfter(undefined), ...places, ...entries, ...goneEntries];
  const changes = [...all.map(({ change }) => change), ...sides];
  const count = (kind: PassageChange['kind']) => changes.filter((each) => each.kind === kind).length;
  const moved = changes.filter((each) => each.kind === 'moved' || each.moved).length;
  return (
    <section className="mt-3" aria-labelledby="changes">
      <h2 id="changes" className="font-ui text-[0.9rem] font-semibold">
        {t('changes')}
      </h2>
      {changes.length === 0 ? (
        <p>{t('noChanges')}</p>
      ) : (
        <>
          <p>{t('counts', { added: count('added'), altered: count('changed'), removed: count('removed'), moved })}</p>
          <ul className="flex flex-wrap gap-x-4">
            {all.map(({ id, label, change: { kind } }) => (
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

  function entryLabel(number: number | string = '–'): string {
    return t('reference', { number: String(number) });
  }

  function sideLabel({ passage, label }: SideChange): string {
    return label ? `${t(PASSAGE_WORD[passage])} ${label}` : t(PASSAGE_WORD[passage]);
  }
}
