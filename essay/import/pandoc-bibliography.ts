import { type Found, lineOfKey, listMatters, readPairs } from './read-other-front-matter';
import type { BibliographyText } from './read-works';

/** A bibliography that pandoc's front matter names, and the line on which it does. */
export type NamedBibliography = Readonly<{ name: string; line: number }>;

/** What pandoc's `nocite` names, works to be listed though no text cites them: keys, or all; `rest` is what is no key. */
export type Nocite = Readonly<{ line: number; keys: readonly string[]; isAll: boolean; rest: string }>;

/** pandoc's manual, "Citation syntax": a key begins with a letter, digit or _, or stands in braces. */
export const KEY = String.raw`@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[-:.#$%&+?<>~/](?=[\p{L}\p{N}_]))*))`;

type Field = Readonly<{ found: Found; line: number; value: unknown }>;

/** A value of the metadata; where two blocks have one, the first counts. */
function findField(source: string, key: string): Field | undefined {
  for (const found of listMatters(source)) {
    const value = readPairs(found)?.get(key);
    if (value !== undefined && value !== null) return { found, line: lineOfKey(source, found, key), value };
  }
  return undefined;
}

const listTexts = (value: unknown): readonly string[] =>
  [value].flat().flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));

/** The bibliographies that a Markdown file names in its front matter (`bibliography: refs.bib`, or a list), in their order. */
export function listBibliographies(source: string): readonly NamedBibliography[] {
  const field = findField(source, 'bibliography');
  return field ? listTexts(field.value).map((name) => ({ name, line: field.line })) : [];
}

/** The entries that a Markdown file has in its own front matter, or in a block of metadata at its end, a list under `references:`; its lines are the file's. */
export function readOwnReferences(source: string): BibliographyText | undefined {
  const field = findField(source, 'references');
  if (!field || !Array.isArray(field.value) || field.value.length === 0 || field.found.kind !== 'yaml')
    return undefined;
  const { text, from } = field.found;
  const above = '\n'.repeat(source.slice(0, from).split('\n').length - 1);
  return { name: 'references', line: field.line, text: `${above}${text}`, isOwn: true };
}

/** What `nocite` in a Markdown file's front matter names (`"@a, @b"`, `"@*"`, or a list of such); undefined where it has none. */
export function readNocite(source: string): Nocite | undefined {
  const field = findField(source, 'nocite');
  const text = field && listTexts(field.value).join('; ');
  if (!field || !text) return undefined;
  const key = new RegExp(KEY, 'gu');
  const keys = [...text.matchAll(key)].map((match) => match[1] ?? match[2] ?? '');
  const others = text.replace(key, ' ');
  const rest = others
    .replace(/@\*/g, ' ')
    .replace(/[\s,;，；、[\]-]+/g, ' ')
    .trim();
  return { line: field.line, keys: [...new Set(keys)], isAll: /@\*/.test(others), rest };
}
