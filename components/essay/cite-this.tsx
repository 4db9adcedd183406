import { useTranslations } from 'next-intl';
import type { Run } from '@/essay/bibliography/runs';
import { type CitedEssay, type CitedSite, citeEssay } from '@/essay/essay-citation';
import { Runs } from './runs';

const FORMATS = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['json', 'CSL-JSON'],
] as const;

type Props = Readonly<{ essay: CitedEssay; site: CitedSite & Readonly<{ 'gb-t-7714': 2015 | 2025 }> }>;

/** How to cite the essay, in words and as files; closed until asked for, and open to readers without scripts. */
export function CiteThis({ essay, site }: Props) {
  const t = useTranslations('cite');
  const edition = essay.zh['gb-t-7714'] ?? site['gb-t-7714'];
  const { gbt7714, chicago } = citeEssay(essay, { site, edition });
  return (
    <details className="mt-3 pair:ms-19">
      <summary className="w-fit min-h-8 cursor-pointer font-ui text-[0.82rem] leading-7 text-seal">
        {t('title')}
      </summary>
      <dl className="mt-2 grid max-w-[46rem] gap-y-3 border-s-2 border-rule ps-4 leading-relaxed">
        <Wording label={t('gbt7714', { edition })} lang="zh-Hans" runs={gbt7714} />
        <Wording label={t('chicago')} lang={essay.en ? 'en' : 'zh-Hans'} runs={chicago} />
        <Files label={t('essay')} path={`/essays/${essay.slug}/citation`} />
        <Files label={t('references')} path={`/essays/${essay.slug}/references`} />
      </dl>
    </details>
  );
}

function Wording({ label, lang, runs }: Readonly<{ label: string; lang: string; runs: readonly Run[] }>) {
  return (
    <div>
      <Label>{label}</Label>
      <dd lang={lang} className="text-[0.95rem] wrap-anywhere">
        <Runs runs={runs} />
      </dd>
    </div>
  );
}

function Files({ label, path }: Readonly<{ label: string; path: string }>) {
  return (
    <div>
      <Label>{label}</Label>
      <dd className="flex flex-wrap gap-x-5">
        {FORMATS.map(([extension, name]) => (
          // Two lists of the same formats: each link says of what it is, out of its place too (WCAG SC 2.4.9).
          <a
            key={extension}
            href={`${path}.${extension}`}
            className="min-h-6 min-w-6 font-ui text-[0.85rem]"
            aria-label={`${name}: ${label}`}
          >
            {name}
          </a>
        ))}
      </dd>
    </div>
  );
}

function Label({ children }: Readonly<{ children: string }>) {
  return <dt className="font-ui text-[0.82rem] text-ink-soft">{children}</dt>;
}
