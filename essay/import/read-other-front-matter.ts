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
};

export type OtherFrontMatter = Readonly<{
  matter: StatedMatter;
  remarks: readonly Remark[];
  /** The source with the front matter turned into spaces, so that places hold. */
  body: string;
}>;

/** A front matter as it stands in a source: its text between the fences, and where the fences begin and end it. */
export type Found = Readonly<{ text: string; from: number; to: number; kind: 'yaml' | 'toml' }>;

/** The front matter that a source begins with, if it does. */
export function findFrontMatter(source: string): Found | undefined {
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

/**
 * Takes off the front matter that another program's Markdown begins with (YAML between `---`, TOML between `+++`): what ours
 * has a key for is matter, the rest is left out and told with its line. What is no front matter, or broken, stays text.
 *
 * @param isTold keys of which somebody else tells what became of them
 */
export function readOtherFrontMatter(source: string, isTold: readonly string[] = []): OtherFrontMatter {
  const found = findFrontMatter(source);
  if (!found) return { matter: {}, remarks: [], body: source };
  const pairs = readPairs(found);
  // Two lines between sections, with text between them, look the same from afar.
  if (pairs === undefined && !/^\s*[\w-]+[ \t]*:/.test(found.text)) return { matter: {}, remarks: [], body: source };
  const body = source.slice(0, found.to).replace(/[^\r\n]/g, ' ') + source.slice(found.to);
  const remarks: Remark[] = [];
  if (pairs === undefined) {
    const message = 'The front matter cannot be read and was left out.';
    remarks.push({ rule: 'matter-stated', kind: 'left-out', line: 1, message, before: found.text });
    return { matter: {}, remarks, body };
  }
  let matter: StatedMatter = {};
  const lines = source.slice(0, found.to).split(/\r?\n/);
  for (const [key, value] of pairs) {
    const line = lines.findIndex((one) => one.trimStart().startsWith(key)) + 1 || 1;
    const field = KEYS[key.toLowerCase()];
    const words = flat(value);
    const stated = field === undefined || matter[field] !== undefined ? undefined : readStated(field, words);
    if (stated) {
      matter = { ...matter, ...stated.matter };
      continue;
    }
    if (words === '' || isTold.includes(key)) continue;
    const message = `\`${key}: ${words}\` has no place in the front matter of an essay.`;
    remarks.push({ rule: 'matter-stated', kind: 'left-out', line, message });
  }
  const after = Object.values(matter).flat().join('');
  remarks.unshift({
    rule: 'matter-stated',
    kind: 'changed',
    line: 1,
    message: `The front matter was read: ${Object.keys(matter).join(', ') || 'nothing of it has a place in ours'}.`,
    before: found.text,
    after,
  });
  return { matter, remarks, body };
}
