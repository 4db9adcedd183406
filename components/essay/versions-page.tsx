import { useFormatter, useTranslations } from 'next-intl';
import type { Essay } from '@/essay/build-essay';
import type { DiffPiece } from '@/essay/diff-wording';
import type { History, PassageChange } from '@/essay/list-versions';
import { LANG_TAG, type Lang } from '@/essay/model';
import type { Locale } from '@/i18n/routing';

const CHANGE_WORD = { new: 'new', translated: 'translated', reworded: 'reworded', retired: 'retired' } as const;
const LANGS = ['zh', 'en'] as const;

type Props = Readonly<{ essay: Essay; history: History; locale: Locale }>;

/** When the essay was published and what changed since, the newest day first, each passage with its two wordings. */
export function VersionsPage({ essay, history, locale }: Props) {
  const t = useTranslations('versions');
  const format = useFormatter();
  const { zh } = essay;
  const { title } = (locale === 'en' && essay.en) || zh;
  const home = `/${locale}/essays/${essay.slug}`;
  const day = (date: string) => (
    <time dateTime={date}>{format.dateTime(new Date(date), { dateStyle: 'long', timeZone: 'UTC' })}</time>
  );
  return (
    <main id="main" className="page versions" tabIndex={-1}>
      <h1>{t('of', { title })}</h1>
      <p>
        <a href={home}>{t('back')}</a>
      </p>
      <p>
        {t.rich('published', { date: () => day(zh.published) })}{' '}
        {zh.updated && <>{t.rich('updated', { date: () => day(zh.updated ?? zh.published) })} </>}
        {history.since ? t.rich('since', { date: () => day(history.since ?? zh.published) }) : t('noRecord')}{' '}
        {history.since && history.versions.length === 0 && t('none')}
      </p>
      {history.versions.map(({ date, changes }) => (
        <section key={date} aria-labelledby={`on-${date}`}>
          <h2 id={`on-${date}`}>{day(date)}</h2>
          <ul>
            {changes.map((change) => (
              <Change key={change.name} change={change} essay={essay} home={home} />
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

function Change({ change, essay, home }: Readonly<{ change: PassageChange; essay: Essay; home: string }>) {
  const t = useTranslations('versions');
  const { kind, to, wording } = change;
  const label = usePassageLabel(essay);
  return (
    <li className="version-change">
      <h3>
        <a href={`${home}#${addressOf(change)}`}>{label(change)}</a>{' '}
        <span className="version-kind">{t(CHANGE_WORD[kind])}</span>
      </h3>
      {LANGS.map((lang) => wording[lang] && <Pieces key={lang} pieces={wording[lang]} lang={lang} />)}
      {to && (
        <p className="version-kind">
          {t.rich('leads', { link: () => <a href={`${home}#${to}`}>{label({ ...change, name: to })}</a> })}
        </p>
      )}
    </li>
  );
}

/** Titles and summary stand at the top of the page, under no address of their own. */
const addressOf = ({ name, passage }: PassageChange): string =>
  passage === 'title' || passage === 'subtitle' || passage === 'summary' ? 'top' : name;

/** What readers call a passage: its number as the essay has it now, or what it is where it has none. */
function usePassageLabel({ pairs }: Essay) {
  const t = useTranslations('versions');
  return ({ name, passage }: Pick<PassageChange, 'name' | 'passage'>): string => {
    const pair = pairs.find(({ names }) => names.includes(name));
    if (pair?.number) return t('paragraph', { number: pair.number });
    switch (passage) {
      case 'title':
        return t('kindTitle');
      case 'subtitle':
        return t('kindSubtitle');
      case 'summary':
        return t('kindSummary');
      case 'note':
        return t('kindNote');
      case 'heading':
        return t('heading');
      case 'paragraph':
      case 'list':
      case 'quotation':
      case 'figure':
      case 'table':
      case 'code':
        return t('kindBlock');
      default:
        return passage satisfies never;
    }
  };
}

function Pieces({ pieces, lang }: Readonly<{ pieces: readonly DiffPiece[]; lang: Lang }>) {
  return (
    <p lang={LANG_TAG[lang]}>
      {pieces.map(({ kind, text }, at) => {
        const Piece = kind;
        return Piece === 'same' ? text : <Piece key={at}>{text}</Piece>;
      })}
    </p>
  );
}
