import { useLocale, useTranslations } from 'next-intl';
import type { CheckMessage } from '@/essay/check/list-messages';
import { percentOf } from '@/essay/coverage';
import type { Survey } from '@/essay/coverage/survey';
import { MessageList } from './message-list';
import { StalePassage } from './stale-passage';

export type Placing = Readonly<{
  /** `content/essays/x/zh.md`, from the path of a file. */
  placeOf: (path: string) => string;
  /** Of this essay's Chinese and English. */
  files: Readonly<{ zh: string; en: string }>;
}>;

/** How one essay or draft stands: coverage, what is stale and missing, what the check says, each leading to its place. */
export function SurveyCard({ survey, placing }: Readonly<{ survey: Survey; placing: Placing }>) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { slug, visibility, revision, titles, coverage, messages } = survey;
  const page = visibility === 'draft' ? `/preview/${locale}/${encodeURIComponent(slug)}` : `/${locale}/essays/${slug}`;
  const headingId = `${visibility}-${slug}`;
  const stale = coverage?.passages.filter(({ state }) => state === 'stale') ?? [];
  const missing = coverage?.passages.filter(({ state }) => state === 'missing') ?? [];
  const errors = messages.filter(({ severity }) => severity === 'error');
  const warnings = messages.filter(({ severity }) => severity === 'warning');
  return (
    <section className="mt-8 border-t border-rule pt-8" aria-labelledby={`${headingId}-kind ${headingId}`}>
      <p id={`${headingId}-kind`} className="font-ui text-[0.8rem] text-ink-soft">
        {t(revision ? 'revision' : visibility)} · <code>{slug}</code>
      </p>
      <h2 id={headingId} className="mt-1 text-2xl">
        <a className="no-underline hover:underline" href={page}>
          <span lang="zh-Hans">{titles?.zh ?? t('unreadable')}</span>
          {titles?.en && (
            <>
              {' '}
              <span aria-hidden="true">· </span>
              <span lang="en">{titles.en}</span>
            </>
          )}
        </a>
      </h2>
      {coverage && <CoverageLine tally={coverage.tally} />}
      {stale.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-6 w-fit cursor-pointer font-ui text-[0.9rem] font-semibold">
            {t('stale', { count: stale.length })}
          </summary>
          {stale.map((passage) => (
            <StalePassage
              key={passage.name}
              passage={passage}
              href={hrefOf(passage.name, page)}
              files={placing.files}
            />
          ))}
        </details>
      )}
      {missing.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-6 w-fit cursor-pointer font-ui text-[0.9rem] font-semibold">
            {t('missing', { count: missing.length })}
          </summary>
          <ul className="mt-2">
            {missing.map(({ name, zh, line }) => (
              <li key={name} className="mt-2 border-s-2 border-rule ps-3">
                <a className="inline-flex min-h-6 items-center" href={hrefOf(name, page)}>
                  <span lang="zh-Hans">{shorten(zh)}</span>
                </a>{' '}
                {line !== undefined && (
                  <code className="text-[0.8rem] text-ink-soft">{`${placing.files.zh}:${line}`}</code>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Messages messages={errors} word="errors" page={page} placing={placing} open />
      <Messages messages={warnings} word="warnings" page={page} placing={placing} />
      {messages.length === 0 && <p className="mt-4 font-ui text-[0.85rem] text-ink-soft">{t('clean')}</p>}
    </section>
  );
}

function CoverageLine({ tally }: Readonly<{ tally: NonNullable<Survey['coverage']>['tally'] }>) {
  const t = useTranslations('desk');
  const percent = percentOf(tally.translated.han, tally.all.han);
  return (
    <div className="mt-3">
      <meter
        className="coverage block h-2 w-full max-w-md"
        min={0}
        max={100}
        value={percent}
        aria-label={t('coverageLabel')}
      >
        {percent}%
      </meter>
      <p className="font-ui text-[0.85rem]/6 text-ink-soft">
        {t('coverage', { percent, done: tally.translated.passages, total: tally.all.passages })}
        {tally.unreviewed.passages > 0 && <> · {t('unreviewed', { count: tally.unreviewed.passages })}</>}
      </p>
    </div>
  );
}

type MessagesProps = Readonly<{
  messages: readonly (CheckMessage & Readonly<{ name?: string }>)[];
  word: 'errors' | 'warnings';
  page: string;
  placing: Placing;
  open?: boolean;
}>;

function Messages({ messages, word, page, placing, open = false }: MessagesProps) {
  const t = useTranslations('desk');
  if (messages.length === 0) return null;
  const rows = messages.map((message) => ({
    ...message,
    place: `${placing.placeOf(message.path)}:${message.line}:${message.column}`,
    href: message.name === undefined ? undefined : hrefOf(message.name, page),
  }));
  return (
    <details className="mt-4" open={open}>
      <summary className="min-h-6 w-fit cursor-pointer font-ui text-[0.9rem] font-semibold">
        {t(word, { count: messages.length })}
      </summary>
      <MessageList rows={rows} />
    </details>
  );
}

/** Title, subtitle and summary stand at the head of the page; everything else is named there as it is in the file. */
const hrefOf = (name: string, page: string): string =>
  `${page}#${name === 'title' || name === 'subtitle' || name === 'summary' ? 'top' : name}`;

const shorten = (text: string): string => (text.length > 48 ? `${text.slice(0, 48)}…` : text);
