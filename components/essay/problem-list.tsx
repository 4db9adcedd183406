import { useTranslations } from 'next-intl';
import { MessageText } from './message-text';

type Problem = Readonly<{
  place: string;
  reason: string;
  mend?: string;
  source?: Readonly<{ line: string; at: number }>;
}>;

type Props = Readonly<{
  problems: readonly Problem[];
  /** Files that are shown below as they could last be read. */
  kept?: readonly string[];
  /** What they are about: an essay, unless it is the whole site. */
  about?: 'title' | 'site';
}>;

/** In development and in previews, above the text: what keeps the essay from being published. */
export function ProblemList({ problems, kept = [], about = 'title' }: Props) {
  const t = useTranslations('problems');
  if (problems.length === 0 && kept.length === 0) return null;
  return (
    <section
      className="mx-auto mt-6 max-w-3xl border-s-4 border-seal bg-wash px-5 py-4 text-sm"
      aria-labelledby="problems"
    >
      <h2 id="problems" className="text-base">
        {about === 'site' ? t('site') : t('title', { count: problems.length })}
      </h2>
      {kept.length > 0 && <p className="mt-2 font-semibold">{t('kept', { files: kept.join(', ') })}</p>}
      <ul>
        {problems.map(({ place, reason, mend, source }, index) => (
          <li key={index} className="mt-3">
            <code className="font-semibold wrap-anywhere">{place}</code>
            <p>
              <MessageText>{reason}</MessageText>
            </p>
            {source && <SourceLine {...source} />}
            {mend && (
              <p className="text-ink-soft">
                → <MessageText>{mend}</MessageText>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The line of source with a caret under its place, whatever the width of the characters before it. */
function SourceLine({ line, at }: NonNullable<Problem['source']>) {
  const [found = ' '] = [...line.slice(at)];
  return (
    <pre className="overflow-x-auto pt-1 pb-4">
      <code>
        {line.slice(0, at)}
        <mark className="caret">{found}</mark>
        {line.slice(at + found.length)}
      </code>
    </pre>
  );
}
