import type { PhrasingContent } from 'mdast';
import { reportError } from '../check/report';
import { type SourceText, sourceOf, startOf } from './source-text';

/** Content without the names that stood at its end, and the names; `only` is true where there was nothing else. */
export type TakenNames = Readonly<{ children: PhrasingContent[]; names: string[]; offset: number; only: boolean }>;

const TOKEN = /^\^[\p{L}\p{N}_-]+$/u;
const BLOCK_NAME = /^[a-z0-9]{4,}$/;
const HEADING_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

type Token = Readonly<{ text: string; start: number }>;

/** The words at a text's end that look like `^name`, at most `limit`, and where what is before them ends. */
function trailingTokens(text: string, limit = Number.POSITIVE_INFINITY): { tokens: Token[]; end: number } {
  const tokens: Token[] = [];
  let end = text.trimEnd().length;
  while (end > 0 && tokens.length < limit) {
    let start = end;
    while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1;
    const word = text.slice(start, end);
    if (!TOKEN.test(word)) break;
    tokens.unshift({ text: word, start });
    end = text.slice(0, start).trimEnd().length;
  }
  return tokens.length === 0 ? { tokens, end: text.length } : { tokens, end };
}

function reportToken(source: SourceText, offset: number, text: string, reason: string, note?: string): void {
  const place = { start: source.pointAt(offset), end: source.pointAt(offset + text.length) };
  reportError(source.file, { ruleId: 'name-formed', reason, place, note });
}

/** Says so where a name stands at the end of a line and another line follows: a blank line was forgotten. */
export function checkNamesWithin(source: SourceText, start: number, end: number): void {
  for (const match of source.value.slice(start, end).matchAll(/(?<=^|[ \t\n])\^[a-z0-9]{4,}(?=[ \t]*\r?\n)/g)) {
    reportNameApart(source, start + match.index, match[0], 'within a paragraph');
  }
}

/** Says that a name was swallowed by what it stands in, `inside` being that: "within a list". */
export function reportNameApart(source: SourceText, offset: number, text: string, inside: string): void {
  reportError(source.file, {
    ruleId: 'name-apart',
    reason: `Unexpected name \`${text}\` ${inside}, expected it in a paragraph of its own after a blank line`,
    place: { start: source.pointAt(offset), end: source.pointAt(offset + text.length) },
    note: 'Put a blank line, then the name, then a blank line.',
  });
}

/**
 * Takes the names off the end of a paragraph: `… ^k3f7`, or several, `… ^k3f7 ^m2p9` (Obsidian's block ids, four or more
 * of `[a-z0-9]`). `\^k3f7` is text. What looks like a name and is malformed is taken off too, and reported.
 */
export function takeBlockNames(children: readonly PhrasingContent[], source: SourceText): TakenNames {
  const last = children.at(-1);
  const none = { children: [...children], names: [], offset: 0, only: false };
  if (last?.type !== 'text') return none;
  const raw = sourceOf(source, last);
  const base = startOf(last);
  const { tokens, end } = trailingTokens(raw);
  // Without a space before it, a name belongs to the node before: `[@a]^k3f7`.
  const isGlued = tokens[0]?.start === 0 && children.length > 1;
  const glued = isGlued ? tokens[0]?.text : /(?<=[^\s\w\\])\^[a-z0-9]{4,}$/.exec(raw.slice(0, end))?.[0];
  if (glued !== undefined) {
    const reason = `Unexpected \`${glued}\` without a space before it, expected \` ${glued}\``;
    reportToken(source, base + (isGlued ? 0 : end - glued.length), glued, reason);
  }
  const named = isGlued ? tokens.slice(1) : tokens;
  const first = named[0];
  if (first === undefined) return none;

  for (const { text, start } of named) {
    if (BLOCK_NAME.test(text.slice(1))) continue;
    const reason = `Unexpected name \`${text}\`, expected \`^\` and four or more of a–z and 0–9`;
    reportToken(
      source,
      base + start,
      text,
      reason,
      'Leave it out, and `essay sync` writes one. `\\^` writes the character.',
    );
  }
  // The value has lost the marks of quotation that the source has at its lines' starts, so it is cut by count.
  const value = last.value.slice(0, trailingTokens(last.value, named.length).end);
  const kept = value === '' ? children.slice(0, -1) : [...children.slice(0, -1), { ...last, value }];
  const names = named.map(({ text }) => text.slice(1)).filter((name) => BLOCK_NAME.test(name));
  return { children: kept, names: [...new Set(names)], offset: base + first.start, only: kept.length === 0 };
}

/**
 * Takes the name off the end of a heading: `政府主导 {#led-by-government}`, words of `[a-z0-9]` joined by hyphens.
 * A block's name there, and a malformed one, are taken off and reported.
 */
export function takeHeadingName(children: readonly PhrasingContent[], source: SourceText): TakenNames {
  const block = takeBlockNames(children, source);
  for (const name of block.names) {
    const reason = `Unexpected name \`^${name}\` on a heading, expected \`{#words-like-these}\``;
    reportToken(source, block.offset, `^${name}`, reason);
  }
  const last = block.children.at(-1);
  const none = { ...block, names: [] };
  if (last?.type !== 'text' || !last.value.trimEnd().endsWith('}')) return none;
  const raw = sourceOf(source, last);
  const at = raw.lastIndexOf('{#');
  const from = last.value.lastIndexOf('{#');
  if (at < 0 || from < 0 || raw[at - 1] === '\\') return none;

  const name = last.value
    .slice(from + 2)
    .trimEnd()
    .slice(0, -1);
  const value = last.value.slice(0, from).trimEnd();
  const before = block.children.slice(0, -1);
  const kept = value === '' ? before : [...before, { ...last, value }];
  const offset = startOf(last) + at;
  if (HEADING_NAME.test(name)) return { children: kept, names: [name], offset, only: kept.length === 0 };
  const reason = `Unexpected name \`{#${name}}\`, expected words of a–z and 0–9 joined by hyphens, a letter first`;
  reportToken(
    source,
    offset,
    `{#${name}}`,
    reason,
    'The same short English words in both files, as `{#led-by-government}`.',
  );
  return { children: kept, names: [], offset, only: kept.length === 0 };
}
