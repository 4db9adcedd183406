import type { Lang } from './model';

/** What stands in a new essay until its author writes: a heading, a paragraph with a citation and a note, in each language. */
export const SAMPLE_TEXT = {
  zh: {
    heading: '开头',
    paragraph: [
      '正文从这里写起。引用文献写成',
      '[@first-source]，要注页码就写成[@first-source, 12]；要加注释，就像这样[^1]。',
    ],
    note: '注释写在文末，两种语言用同一个编号。',
  },
  en: {
    heading: 'Opening',
    paragraph: [
      'The text begins here. A work is cited like this,',
      '[@first-source] with a page like this,[@first-source, 12] and a note is added like this.[^1]',
    ],
    note: 'Notes stand at the end, under the same number in both languages.',
  },
} as const satisfies Record<Lang, Readonly<{ heading: string; paragraph: readonly [string, string]; note: string }>>;

/** The body of a new essay's text, below its front matter. */
export function buildSampleText(lang: Lang): string {
  const { heading, paragraph, note } = SAMPLE_TEXT[lang];
  return `## ${heading}\n\n${paragraph.join('')}\n\n[^1]: ${note}\n`;
}
