import { SLUG } from '../essay/check/check-slug';
import type { ManuscriptKind, StatedMatter } from '../essay/import/manuscript';
import { isAddress, readStatedDate, splitAuthors } from '../essay/import/stated-values';
import type { CommandInput } from './command';

/** What an author asks for with `import`. */
export type ImportRequest = Readonly<{
  file: string;
  kind?: ManuscriptKind;
  slug?: string;
  outline?: string;
  to?: string;
  matter: StatedMatter;
  keepPunctuation: boolean;
  dryRun: boolean;
  json: boolean;
}>;

/** From a call's words and options to what is asked for; a sentence where they are wrong. */
export function readImportRequest({
  positionals,
  values,
}: Pick<CommandInput, 'positionals' | 'values'>): ImportRequest | string {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : undefined);
  const [file, ...more] = positionals;
  if (file === undefined) return 'Unexpected call without a file, expected: npm run essay -- import <file>';
  if (more.length > 0)
    return `Unexpected \`${more[0]}\` after the file, expected one file. Names with blanks want quotation marks.`;
  const empty = ['slug', 'headings', 'title', 'author', 'published', 'source', 'to'].find((name) => text(name) === '');
  if (empty !== undefined) return `Unexpected \`--${empty}\` without a value.`;
  const slug = text('slug');
  if (slug !== undefined && !SLUG.test(slug))
    return `Unexpected slug \`${slug}\`, expected a–z, 0–9 and single hyphens.`;
  const published = text('published');
  const date = published === undefined ? undefined : readStatedDate(published);
  if (published !== undefined && date === undefined)
    return `Unexpected date \`${published}\`, expected one as 2025-03-23.`;
  const source = text('source');
  if (source !== undefined && !isAddress(source))
    return `Unexpected address \`${source}\`, expected one with https://.`;
  const author = text('author');
  return {
    file,
    // The cast is safe: an option with `values` holds one of them.
    kind: text('as') as ManuscriptKind | undefined,
    slug,
    outline: text('headings'),
    to: text('to'),
    matter: {
      title: text('title'),
      authors: author === undefined ? undefined : splitAuthors(author),
      published: date,
      source,
    },
    keepPunctuation: values['keep-punctuation'] === true,
    dryRun: values['dry-run'] === true,
    json: values.json === true,
  };
}
