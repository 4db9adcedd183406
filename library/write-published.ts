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

/** What is read of a document of contentlayer's. */
type SourceText = Omit<PublishedEssay, 'slug'> & Readonly<{ _raw: Readonly<{ sourceFileDir: string }> }>;

/**
 * From what contentlayer has generated to `published.json` beside it: the published essays without their texts, the
 * newest first. The generated documents hold every text, and what imports them has all of it in its bundle, so nothing
 * imports them. Written only where it says something new, and at once, so that no reader finds half of it.
 * @param folder absolute path of `.contentlayer`
 */
export async function writePublished(folder: string): Promise<void> {
  const generated = join(folder, 'generated', 'SourceText', '_index.json');
  const texts: readonly SourceText[] = JSON.parse(await readFile(generated, 'utf8'));
  const essays = texts
    .map(({ _raw, published, updated, source, canonical }): PublishedEssay => {
      return { slug: _raw.sourceFileDir, published, updated, source, canonical };
    })
    .sort((a, b) => (a.published === b.published ? (a.slug < b.slug ? -1 : 1) : a.published < b.published ? 1 : -1));
  const path = join(folder, 'published.json');
  const text = `${JSON.stringify(essays)}\n`;
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return;
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
