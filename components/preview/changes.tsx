import { useTranslations } from 'next-intl';
import type { BibliographyChanges } from '@/essay/bibliography/compare-bibliographies';
import type { EssayChanges, PassageChange, WordingDiff } from '@/essay/compare-essays';
import { LANG_TAG, type Lang } from '@/essay/model';

const LANGS = ['zh', 'en'] as const;
const KIND_WORD = { added: 'added', changed: 'altered', removed: 'removed' } as const;

/** What a revision changes, in the text and in its list of references. */
export type RevisionChanges = EssayChanges & Readonly<{ references: BibliographyChanges }>;

type Changes = Readonly<{ changes?: EssayChanges }>;

/** Above a row of a revision: that it is new, or what is different in it. */
export function ChangedPassage({ changes, name }: Changes & Readonly<{ name?: string }>) {
  const change = name === undefined ? undefined : changes?.pairs.get(name);
  return change && <Change change={change} id={`change-${name}`} />;
}

/** Below a row of a revision, or above the first: what stood there and is gone. */
export function RemovedPassages({ changes, after }: Changes & Readonly<{ after?: string }>) {
  return changes?.removed
    .filter((removed) => removed.after === after)
    .map((removed) => <Change key={removed.name} change={removed} id={`removed-${removed.name}`} />);
}

/** At an entry of a revision's list of references: that it is new, or what is different in it. */
export function ChangedEntry({ changes, entry }: Readonly<{ changes?: BibliographyChanges; entry: string }>) {
  const change = changes?.entries.get(entry);
  return change && <Change change={change} id={`change-ref-${entry}`} />;
}

/** Below a revision's list of references: the entries that are gone. */
export function RemovedEntries({ changes }: Readonly<{ changes?: BibliographyChanges }>) {
  const t = useTranslations('preview');
  return changes?.removed.map((removed) => (
    <Change
      key={removed.key}
      change={removed}
      id={`removed-ref-${removed.key}`}
      label={t('removedReference', { number: String(removed.number ?? '–') })}
    />
  ));
}

/** A change in words, underlined and struck through and said to be so: colour says nothing that is not said otherwise. */
export function Change({ change, id, label }: Readonly<{ change: PassageChange; id?: string; label?: string }>) {
  const t = useTranslations('preview');
  const moved = change.from === undefined ? t('moved') : t('movedFrom', { number: change.from });
  const kind = change.kind === 'moved' ? moved : t(KIND_WORD[change.kind]);
  const word = change.moved ? `${kind} · ${moved}` : kind;
  const title = label ? t('labelled', { label, change: word }) : word;
  const className = 'change border-s-4 border-seal ps-3';
  const summary = 'min-h-6 font-ui text-[0.82rem] font-semibold text-seal';
  if (change.kind === 'added' || change.kind === 'moved') {
    return (
      <p id={id} className={`${className} ${summary}`}>
        {title}
      </p>
    );
  }
  return (
    <details id={id} className={className} open>
      <summary className={`${summary} w-fit cursor-pointer`}>{title}</summary>
      <div className="change-wording">
        {LANGS.map((lang) => (
          <Wording key={lang} pieces={change.wording[lang]} lang={lang} />
        ))}
      </div>
      {listRemarks(change).map((remark) => (
        <p key={remark} className="font-ui text-[0.85rem] text-ink-soft">
          {remark}
        </p>
      ))}
    </details>
  );

  /** What the wordings do not show. */
  function listRemarks({ wording, citations, cited }: PassageChange): readonly string[] {
    const list = (numbers: readonly number[]) => numbers.map((number) => `[${number}]`).join(' ');
    const remarks = [
      ...(citations?.added.length ? [t('citationsAdded', { numbers: list(citations.added) })] : []),
      ...(citations?.removed.length ? [t('citationsRemoved', { numbers: list(citations.removed) })] : []),
      ...(cited === undefined ? [] : [t(cited ? 'citedNow' : 'citedNoMore')]),
    ];
    return remarks.length > 0 || wording.zh || wording.en ? remarks : [t('markup')];
  }
}

type WordingProps = Readonly<{ pieces: WordingDiff[Lang]; lang: Lang }>;

/** Two wordings laid over each other: what went struck through, what came underlined. */
export function Wording({ pieces, lang }: WordingProps) {
  return (
    pieces && (
      <p lang={LANG_TAG[lang]} className="my-1 whitespace-pre-line text-[0.95rem] leading-relaxed">
        {pieces.map(({ kind, text }, at) =>
          kind === 'same' ? text : <Marked key={at} kind={kind} text={text} instead={pieces[at - 1]?.kind === 'del'} />,
        )}
      </p>
    )
  );
}

type MarkedProps = Readonly<{ kind: 'del' | 'ins'; text: string; instead: boolean }>;

/** The spaces around a change are not marked: a line through a space says nothing. `instead`: it replaces what stands before it. */
function Marked({ kind: Mark, text, instead }: MarkedProps) {
  const words = text.trim();
  if (words === '') return <Mark>{text}</Mark>;
  const [before, after] = text.split(words);
  return (
    <>
      {before}
      <Mark className={instead ? 'instead' : undefined}>{words}</Mark>
      {after}
    </>
  );
}
