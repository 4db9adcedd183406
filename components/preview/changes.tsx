import { useTranslations } from 'next-intl';
import type { BibliographyChanges } from '@/essay/bibliography/compare-bibliographies';
import type { EssayChanges, PassageChange, WordingDiff } from '@/essay/compare-essays';
import { LANG_TAG, type Lang } from '@/essay/model';

const LANGS = ['zh', 'en'] as const;
const KIND_WORD = { added: 'added', changed: 'altered', removed: 'removed', moved: 'moved' } as const;

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
      label={t('reference', { number: String(removed.number ?? '–') })}
    />
  ));
}

/** A change in words, underlined and struck through and said to be so: colour says nothing that is not said otherwise. */
export function Change({ change, id, label }: Readonly<{ change: PassageChange; id?: string; label?: string }>) {
  const t = useTranslations('preview');
  const kinds = [KIND_WORD[change.kind], ...(change.moved ? (['moved'] as const) : [])];
  const word = kinds.map((kind) => t(kind)).join(' · ');
  const title = label ? `${label}: ${word}` : word;
  const className = 'change my-2 border-s-4 border-seal ps-3 scroll-mt-20';
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
      {LANGS.map((lang) => (
        <Wording key={lang} pieces={change.wording[lang]} lang={lang} />
      ))}
      {!change.wording.zh && !change.wording.en && (
        <p className="font-ui text-[0.85rem] text-ink-soft">{t('markup')}</p>
      )}
    </details>
  );
}

type WordingProps = Readonly<{ pieces: WordingDiff[Lang]; lang: Lang }>;

/** Two wordings laid over each other: what went struck through, what came underlined. */
export function Wording({ pieces, lang }: WordingProps) {
  return (
    pieces && (
      <p lang={LANG_TAG[lang]} className="my-1 whitespace-pre-line text-[0.95rem] leading-relaxed">
        {pieces.map(({ kind: Piece, text }, at) => (Piece === 'same' ? text : <Piece key={at}>{text}</Piece>))}
      </p>
    )
  );
}
