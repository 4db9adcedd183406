import { getTranslations } from 'next-intl/server';
import { BlockView } from '@/components/essay/block';
import type { ReadingContext } from '@/components/essay/reading-context';
import type { SitePage } from '@/essay/page/parse-page';
import type { Locale } from '@/i18n/routing';

/** A page of the site that is no essay, in the interface's language. */
export async function TextPage({ page, locale }: Readonly<{ page: SitePage; locale: Locale }>) {
  const context: ReadingContext = {
    pictures: new Map(),
    firstFigures: [],
    locale,
    files: '/',
    words: {
      zh: await getTranslations({ locale: 'zh', namespace: 'text' }),
      en: await getTranslations({ locale: 'en', namespace: 'text' }),
    },
    numbers: new Map(),
    noteNumbers: new Map(),
    states: new Map(),
  };
  return (
    <main id="main" className="page prose" tabIndex={-1}>
      <h1>{page.title}</h1>
      {page.summary && <p className="mt-3 text-ink-soft">{page.summary}</p>}
      {page.blocks.map((block) => (
        <BlockView key={block.place.start.offset} block={block} className="mt-5" context={context} />
      ))}
    </main>
  );
}
