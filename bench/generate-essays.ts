// npm run bench:essays -- FOLDER [N] [SEED]   Writes a content folder (site.yaml, essays/) of N essays (100) from a seed (1).
// Build it with CONTENT_DIR=FOLDER. The same N and SEED give the same files.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRandom } from '../desk/fixtures/random';
import { getContentFolders } from '../library/content-folders';
import { readPassages } from './essays/passages';
import { createVocabulary } from './essays/vocabulary';
import { writeEssay } from './essays/write-essay';

/**
 * Writes `number` essays of realistic length into a content folder, in words that are made up.
 * @param folder absolute path; it must be empty or not exist, so that nobody's essays are mixed with these
 */
export async function generateEssays(folder: string, number: number, seed: number): Promise<void> {
  await mkdir(join(folder, 'essays'), { recursive: true });
  if ((await readdir(join(folder, 'essays'))).length > 0)
    throw new Error(`${folder}/essays is not empty. Name another.`);
  // The passages are the project's own, whatever content this run is for.
  const { essays, site } = getContentFolders(process.cwd(), {});
  const passages = await readPassages(essays);
  const vocabulary = createVocabulary(createRandom(seed), passages.map(({ zh }) => zh).join(''));
  await copyFile(site, join(folder, 'site.yaml'));
  for (let at = 0; at < number; at += 1) {
    const { slug, files } = writeEssay(at, { seed, passages, vocabulary });
    await mkdir(join(folder, 'essays', slug));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'essays', slug, name), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, number = '100', seed = '1'] = process.argv.slice(2);
  if (folder === undefined || folder.startsWith('-') || !/^\d+$/.test(number) || !/^\d+$/.test(seed)) {
    console.error('Usage: npm run bench:essays -- FOLDER [number of essays] [seed]');
    process.exit(2);
  }
  await generateEssays(resolve(folder), Number(number), Number(seed));
  console.log(`${number} essays in ${folder}. Build them with CONTENT_DIR=${folder} npm run build`);
}
