import { parseDocument } from 'yaml';
import type { Remark, StatedMatter } from './manuscript';
import { readStated } from './stated-values';

/** Keys under which Hexo, Hugo, Jekyll and others say what our front matter says. */
const KEYS: Readonly<Record<string, keyof StatedMatter>> = {
  title: 'title',
  subtitle: 'subtitle',
  author: 'authors',
  authors: 'authors',
  date: 'published',
  published: 'published',
  pubdate: 'published',
  publishdate: 'published',
  updated: 'updated',
  lastmod: 'updated',
  modified: 'updated',
  source: 'source',
  canonical: 'source',
  canonical_url: 'source',
  permalink: 'source',
  license: 'license',
  copyright: 'license',
  summary: 'summary',
  description: 'summary',
  excerpt: 'summary',
  abstract: 'summary',
};

type OtherFrontMatter = Readonly<{
  matter: StatedMatter;
  remarks: readonly Remark[];
  /** The source with the front matter turned into spaces, so that places hold. */
  body: string;
}>;

/** A front matter as it stands in a source: its text between the fences, and where the fences begin and end it. */
export type Found = Readonly<{ text: string; from: number; to: number; kind: 'yaml' | 'toml' }>;

function findFrontMatter(source: string): Found | undefined {
  const open = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  if (!open?.[1]) return undefined;
  const close = new RegExp(`^${open[1] === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*\\r?$`, 'm').exec(
    source.slice(open[0].length),
  );
  if (!close) return undefined;
  const from = open[0].length;
  return {
    text: source.slice(from, from + close.index),
    from,
    to: from + close.index + close[0].length,
    kind: open[1] === '---' ? 'yaml' : 'toml',
  };
}

/** What a block of metadata at the end of a text is there for: without one of these it is text between two lines. */
const AT_THE_END = ['references', 'bibliography', 'nocite'];

/** The block of metadata that a source ends with, as pandoc allows (its manual, "Metadata blocks"), where it has references. */
function findEndMatter(source: string): Found | undefined {
  const lines = source.trimEnd().split('\n');
  const close = lines.length - 1;
  const isFence = (line: string | undefined) => /^---\s*$/.test(line ?? '');
  if (!isFence(lines[close]) && !/^\.\.\.\s*$/.test(lines[close] ?? '')) return undefined;
  const open = lines.findLastIndex((line, at) => at > 0 && at < close && isFence(line));
  if (open < 0 || lines[open - 1]?.trim() !== '' || lines[open + 1]?.trim() === '') return undefined;
  const from = lines.slice(0, open + 1).join('\n').length + 1;
  const to = source.trimEnd().length;
  const found: Found = { text: lines.slice(open + 1, close).join('\n'), from, to, kind: 'yaml' };
  return AT_THE_END.some((key) => readPairs(found)?.has(key)) ? found : undefined;
}

/** The blocks of metadata of a source, those that it begins and ends with. */
export function listMatters(source: string): readonly Found[] {
  const front = findFrontMatter(source);
  const end = findEndMatter(source);
  return [...(front ? [front] : []), ...(end && end.to > (front?.to ?? 0) ? [end] : [])];
}

/** The line of a source on which a key of a block of metadata stands. */
export function lineOfKey(source: string, { text, from }: Found, key: string): number {
  const first = source.slice(0, from).split('\n').length;
  const at = text.split('\n').findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(key));
  return first + Math.max(at, 0);
}

/** Values by key, undefined where they cannot be read: of TOML only `key = "value"` lines, which is what blogs write. */
export function readPairs({ text, kind }: Found): ReadonlyMap<string, unknown> | undefined {
  if (kind === 'toml') {
    const pairs = text.split(/\r?\n/).flatMap((line) => {
      const [, key, value] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key && value ? [[key, value.replace(/^(["'])(.*)\1$/, '$2')] as const] : [];
    });
    return new Map(pairs);
  }
  // The core schema takes no date for one, and `maxAliasCount` refuses what grows without end.
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

const flat = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(flat).join('、');
  if (value instanceof Object) return flat((value as { name?: unknown }).name ?? JSON.stringify(value));
  return value === null || value === undefined ? '' : String(value).trim();
};

/** What stands beside a `name` and is not in `flat`: where an author works, an address. */
function listBeside(value: unknown): readonly (readonly [key: string, words: string])[] {
  if (Array.isArray(value)) return value.flatMap(listBeside);
  if (!(value instanceof Object) || !('name' in value)) return [];
  return Object.entries(value).flatMap(([key, words]) => (key === 'name' ? [] : [[key, flat(words)] as const]));
}

/** Whether a block is metadata: two lines between sections, with text between them, look the same from afar. */
const isMatter = (found: Found): boolean => readPairs(found) !== undefined || /^\s*[\w-]+[ \t]*:/.test(found.text);

function readBlock(
  source: string,
  found: Found,
  { stated, isTold }: Readonly<{ stated: StatedMatter; isTold: readonly string[] }>,
): Readonly<{ matter: StatedMatter; remarks: readonly Remark[] }> {
  const pairs = readPairs(found);
  const isFront = source.slice(0, found.from).split('\n').length === 2;
  const line = source.slice(0, found.from).split('\n').length - 1;
  if (pairs === undefined) {
    const message = 'The front matter cannot be read and was left out.';
    return { matter: {}, remarks: [{ rule: 'matter-stated', kind: 'left-out', line, message, before: found.text }] };
  }
  let matter: StatedMatter = {};
  const remarks: Remark[] = [];
  for (const [key, value] of pairs) {
    const field = KEYS[key.toLowerCase()];
    const words = flat(value);
    const isFree = field !== undefined && matter[field] === undefined && stated[field] === undefined;
    const read = isFree ? readStated(field, words) : undefined;
    for (const [beside, said] of listBeside(value)) {
      if (said === '' || isTold.includes(key)) continue;
      const message = `\`${beside}: ${said}\` below \`${key}\` has no place in the front matter of an essay.`;
      remarks.push({ rule: 'matter-stated', kind: 'left-out', line: lineOfKey(source, found, key), message });
    }
    if (read) {
      matter = { ...matter, ...read.matter };
      continue;
    }
    if (words === '' || isTold.includes(key)) continue;
    const message = `\`${key}: ${words}\` has no place in the front matter of an essay.`;
    remarks.push({ rule: 'matter-stated', kind: 'left-out', line: lineOfKey(source, found, key), message });
  }
  const what = isFront ? 'The front matter' : 'The block of metadata at the end';
  const message = `${what} was read: ${Object.keys(matter).join(', ') || 'nothing of it has a place in ours'}.`;
  const after = Object.values(matter).flat().join('');
  return {
    matter,
    remarks: [{ rule: 'matter-stated', kind: 'changed', line, message, before: found.text, after }, ...remarks],
  };
}

/**
 * Takes off the front matter that another program's Markdown begins with (YAML between `---`, TOML between `+++`), and a
 * block with references at its end: what ours has a key for is matter, the rest is left out and told with its line. What is
 * no front matter, or broken, stays text.
 *
 * @param isTold keys of which somebody else tells what became of them
 */
export function readOtherFrontMatter(source: string, isTold: readonly string[] = []): OtherFrontMatter {
  let [matter, body]: [StatedMatter, string] = [{}, source];
  const remarks: Remark[] = [];
  for (const found of listMatters(source).filter(isMatter)) {
    const read = readBlock(source, found, { stated: matter, isTold });
    matter = { ...matter, ...read.matter };
    remarks.push(...read.remarks);
    // The fence before it, too.
    const start = source.lastIndexOf('\n', found.from - 2) + 1;
    body = body.slice(0, start) + body.slice(start, found.to).replace(/[^\r\n]/g, ' ') + body.slice(found.to);
  }
  return { matter, remarks, body };
}
