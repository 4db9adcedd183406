import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an index of all essays knows of one, without its text. Days are `YYYY-MM-DD`. */
export type PublishedEssay = Readonly<{
  slug: string;
  published: string;
  updated?: string;
  source?: string;
  canonical?: string;
}>;

/** The same with which fields the front matter of its texts has: essays of one kind have pages of one form. */
export type PublishedKind = PublishedEssay & Readonly<{ kind: string }>;

/** What is read of a document of contentlayer's. */
type SourceText = Omit<PublishedEssay, 'slug'> & Readonly<{ _raw: Readonly<{ sourceFileDir: string }> }>;

/**
 * From what contentlayer has generated to `published.json` beside it: the published essays without their texts, the
 * newest first. The generated documents hold every text, and what imports them has all of it in its bundle, so nothing
 * imports them. Written only where it says something new, and at once, so that no reader finds half of it.
 * @param folder absolute path of `.contentlayer`
 */
export async function writePublished(folder: string): Promise<void> {
  const read = async (type: string): Promise<readonly SourceText[]> =>
    JSON.parse(await readFile(join(folder, 'generated', type, '_index.json'), 'utf8'));
  const [texts, translations] = [await read('SourceText'), await read('Translation')];
  const fieldsOf = new Map(translations.map((text) => [text._raw.sourceFileDir, listFields(text)]));
  const essays = texts
    .map((text): PublishedKind => {
      const { published, updated, source, canonical } = text;
      const slug = text._raw.sourceFileDir;
      const kind = `${canonical} ${listFields(text)} / ${fieldsOf.get(slug)}`;
      return { slug, published, updated, source, canonical, kind };
    })
    .sort((a, b) => (a.published === b.published ? (a.slug < b.slug ? -1 : 1) : a.published < b.published ? 1 : -1));
  const path = join(folder, 'published.json');
  const text = `${JSON.stringify(essays)}\n`;
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return;
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** The names of what a text's front matter has, without contentlayer's own and the text itself. */
const listFields = (text: object): string =>
  Object.entries(text)
    .filter(([name, value]) => value !== undefined && !/^(?:_|body$|type$)/.test(name))
    .map(([name]) => name)
    .sort()
    .join(' ');
