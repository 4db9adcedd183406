import { useTranslations } from 'next-intl';

type Problem = Readonly<{ place: string; reason: string; mend?: string }>;

/** In development and in previews, above the text: what keeps the essay from being published. */
export function ProblemList({ problems }: Readonly<{ problems: readonly Problem[] }>) {
  const t = useTranslations('problems');
  return (
    <section
      className="mx-auto my-6 max-w-3xl border-s-4 border-seal bg-wash px-5 py-4 text-sm"
      aria-labelledby="problems"
    >
      <h2 id="problems" className="text-base">
        {t('title', { count: problems.length })}
      </h2>
      <ul>
        {problems.map(({ place, reason, mend }) => (
          <li key={place + reason} className="mt-3">
            <code className="font-semibold">{place}</code>
            <p>{reason}</p>
            {mend && <p className="text-ink-soft">→ {mend}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
