import type { Essay } from './build-essay';
import type { QuotingData } from './quoting-data';

/** An essay as an entry to cite, the Chinese text and the English one each for itself; without a translation the same twice. */
export function quotedItems({ slug, zh, en }: Pick<Essay, 'slug' | 'zh' | 'en'>): QuotingData['items'] {
  const [year, month, day] = (zh.updated ?? zh.published).split('-').map(Number);
  const common = {
    id: slug,
    type: 'webpage',
    author: zh.authors.map((literal) => ({ literal })),
    issued: { 'date-parts': [[year, month, day]] },
  } as const;
  const source = { ...common, title: [zh.title, zh.subtitle].filter(Boolean).join('：'), language: 'zh-Hans' };
  if (!en) return { zh: source, en: source };
  const translator = en.translators?.map((literal) => ({ literal }));
  const title = [en.title, en.subtitle].filter(Boolean).join(': ');
  return { zh: source, en: { ...common, title, ...(translator && { translator }), language: 'en' } };
}
