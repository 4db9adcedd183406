import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A piece of the body as its author wrote it. `citations` are the numbers of its markers, in order. */
export type SourceBlock = Readonly<{ text: string; citations: readonly number[] }>;

export type SourceText = Readonly<{
  title: string;
  /** Headings and body blocks in order. */
  pieces: readonly (Readonly<{ kind: 'heading'; text: string }> | (SourceBlock & Readonly<{ kind: 'block' }>))[];
  /** The reference list: number and wording of every entry, in order. */
  entries: readonly Readonly<{ number: string; wording: string }>[];
  address: string;
}>;

const FILE = new URL('../essay/fixtures/essay-1-ai-governance.txt', import.meta.url);
/** The name of the image that is missing; the line after it is its source line. */
const IMAGE = /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
const MARKER = /\[(\d+)\]/g;

/** Reads the essay as it came, a paragraph a line. Nothing in it marks the headings: the caller says which they are. */
export function readSource(headings: readonly string[]): SourceText {
  const lines = readFileSync(fileURLToPath(FILE), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [title = '', ...rest] = lines;
  const end = rest.indexOf(title);
  const list = rest.indexOf('参考文献');
  const pieces: SourceText['pieces'][number][] = [];
  for (const line of rest.slice(0, list + 1)) {
    if (headings.includes(line)) pieces.push({ kind: 'heading', text: line });
    else if (!IMAGE.test(line)) {
      const citations = Array.from(line.matchAll(MARKER), (match) => Number(match[1]));
      pieces.push({ kind: 'block', text: line.replace(MARKER, ''), citations });
    }
  }
  const entries = rest.slice(list + 1, end).map((line) => {
    const match = /^\[(\d+)\] (.+)$/.exec(line);
    if (!match) throw new Error(`Unexpected line in the reference list: ${line}`);
    return { number: match[1] ?? '', wording: match[2] ?? '' };
  });
  return { title, pieces, entries, address: rest[end + 1] ?? '' };
}

/** Sentences with the mark that ends them. */
export const sentencesOf = (text: string): readonly string[] => text.match(/[^。！？]+[。！？]?[”』」）]*/gu) ?? [];

const HALF: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')' };

/** The text with the punctuation that the import may set full-width made half-width, and without white space. */
export const withoutWidth = (text: string): string =>
  text.replace(/\s/gu, '').replace(/[，：；（）]/gu, (mark) => HALF[mark] ?? mark);

/** The words and figures of a reference: dates in figures, `2025 年 3 月 2 日访问` and `[2025-03-02]` alike. */
export function wordsOf(entry: string): readonly string[] {
  const dated = entry.replace(/(\d{4}) ?年 ?(\d+) ?月 ?(\d+) ?日访问/gu, '$1 $2 $3');
  return Array.from(dated.matchAll(/\p{Script=Han}+|\d+|[^\P{L}\p{Script=Han}]+/gu), ([word]) =>
    word.toLowerCase().replace(/^0+(?=\d)/, ''),
  );
}
