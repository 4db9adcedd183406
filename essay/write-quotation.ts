import { formatChicago } from './bibliography/format-chicago';
import { formatGbt7714 } from './bibliography/format-gbt-7714';
import type { CslFields, CslItem } from './bibliography/reference';
import { type Run, runsToText } from './bibliography/runs';
import type { Lang } from './model';
import { writeBibtexEntry } from './write-bibtex-entry';

/** In which form a quotation is copied. */
export const QUOTATION_FORMS = ['gb-t-7714', 'chicago', 'bibtex', 'markdown'] as const;
export type QuotationForm = (typeof QUOTATION_FORMS)[number];

/** The essay as an entry, in the language of the text that is quoted; `en` as Chicago has it. */
export type QuotedItem = CslItem & Readonly<{ en?: CslFields }>;

/**
 * What is quoted. `texts`: one or both languages, paragraphs apart by blank lines. `from` and `to`: the numbers of the first
 * and last paragraph, where they have one. `version` and `accessed`: `YYYY-MM-DD`. `link`: the passage's whole address.
 */
export type Quotation = Readonly<{
  texts: readonly Readonly<{ lang: Lang; text: string }>[];
  items: Readonly<Record<Lang, QuotedItem>>;
  edition: 2015 | 2025;
  from?: number;
  to?: number;
  version: string;
  accessed: string;
  link: string;
}>;

/**
 * A quotation as text to paste: what is quoted, the citation of the essay with the passage's link, the number of the
 * paragraph and the date of the version. The citation is that of the language quoted; of both, GB/T 7714 cites the Chinese
 * text and Chicago the English one. Markdown takes the form that goes with the language.
 */
export function writeQuotation(quotation: Quotation, form: QuotationForm): string {
  const { texts } = quotation;
  const only = texts.length === 1 ? texts[0]?.lang : undefined;
  switch (form) {
    case 'gb-t-7714':
      return [...texts.map(({ text }) => text), cite(quotation, only ?? 'zh', 'gb-t-7714').text].join('\n\n');
    case 'chicago':
      return [...texts.map(({ text }) => text), cite(quotation, only ?? 'en', 'chicago').text].join('\n\n');
    case 'bibtex': {
      const item = placed(quotation, only ?? 'zh');
      const quoted = texts.map(({ text }) => text).join('\n\n');
      return writeBibtexEntry(item, { note: place(quotation, only ?? 'zh'), annotation: quoted });
    }
    case 'markdown': {
      const lang = only ?? 'zh';
      const { runs, where } = cite(quotation, lang, lang === 'zh' ? 'gb-t-7714' : 'chicago');
      const dash = lang === 'zh' ? '——' : '—';
      const quoted = [
        ...texts.map(({ text }) => escapeMarkdown(text)),
        `${dash} ${runs.map(toMarkdown).join('')} ${where}`,
      ];
      return quoted
        .join('\n\n')
        .split('\n')
        .map((line) => (line ? `> ${line}` : '>'))
        .join('\n');
    }
    default:
      return form satisfies never;
  }
}

/** The essay's entry with the passage's own address and the day it was read. */
function placed({ items, link, accessed }: Quotation, lang: Lang): QuotedItem {
  const [year, month, day] = accessed.split('-').map(Number);
  return { ...items[lang], URL: link, accessed: { 'date-parts': [[year, month, day]] } };
}

function cite(quotation: Quotation, lang: Lang, form: 'gb-t-7714' | 'chicago') {
  const item = placed(quotation, lang);
  const runs = form === 'chicago' ? formatChicago(item) : formatGbt7714(item, { edition: quotation.edition });
  const where = place(quotation, lang);
  return { runs, where, text: `${runsToText(runs)} ${where}` };
}

/** `第 3—5 段，2025-03-24 版。` or `¶¶3–5, version of 2025-03-24.` A heading has no number. */
function place({ from, to = from, version }: Quotation, lang: Lang): string {
  const range = from === to ? `${from}` : lang === 'zh' ? `${from}—${to}` : `${from}–${to}`;
  if (lang === 'zh') return `${from === undefined ? '' : `第 ${range} 段，`}${version} 版。`;
  const paragraph = from === undefined ? 'Version' : `${from === to ? '¶' : '¶¶'}${range}, version`;
  return `${paragraph} of ${version}.`;
}

function toMarkdown(run: Run): string {
  switch (run.kind) {
    case 'text':
      return escapeMarkdown(run.text);
    case 'italic':
      return `*${escapeMarkdown(run.text)}*`;
    case 'link':
      return `<${run.href}>`;
    default:
      return run satisfies never;
  }
}

/** CommonMark §2.4: what would be markup is escaped, and what would begin a heading or a list at a line's start. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/^(?=[#+-])/gm, '\\')
    .replace(/^(\d{1,9})(?=[.)])/gm, '$1\\');
