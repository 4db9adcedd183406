import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listEssayFolders } from '../../library/list-essay-folders';

/** A paragraph in both languages, without citations and notes. */
export type Passage = Readonly<{ zh: string; en: string }>;

/** Marks that would lead somewhere or set something: a passage is made of words alone. */
const MARKUP = /[[\]*`<>{}|~\\]/;

/** Below that a paragraph is a remark between others, and not what essays are made of. */
const MIN_HAN = 40;

/**
 * The plain paragraphs of the essays in a folder that stand in both languages under one name: what generated essays are
 * made from, so that their sentences are as long and as varied as real ones.
 * @param essays absolute path of a folder of essays
 * @throws when there are too few to make an essay from
 */
export async function readPassages(essays: string): Promise<readonly Passage[]> {
  const folders = await listEssayFolders({ essays, drafts: join(essays, '.none') });
  const passages = await Promise.all(
    folders.map(async ({ folder }) => {
      const [zh, en] = await Promise.all(['zh.md', 'en.md'].map((name) => readParagraphs(join(folder, name))));
      return [...(zh ?? [])].flatMap(([name, text]) => {
        const translation = en?.get(name);
        return translation && count(text, /\p{Script=Han}/gu) >= MIN_HAN ? [{ zh: text, en: translation }] : [];
      });
    }),
  );
  const found = passages.flat();
  if (found.length < 10) {
    throw new Error(
      `${essays} has ${found.length} plain paragraphs in both languages; essays are generated from at least 10.`,
    );
  }
  return found;
}

async function readParagraphs(path: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(path, 'utf8');
  const paragraphs = text.split(/\n{2,}/).flatMap((block): [string, string][] => {
    const [, words, name] = /^([^\n]+?) \^([a-z0-9]+)$/.exec(block) ?? [];
    const plain = words?.replace(/\[[@^][^\]]*\]/g, '').trim();
    return plain && name && !/^(?:[#>!|]|- |\d+\. )/.test(plain) && !MARKUP.test(plain) ? [[name, plain]] : [];
  });
  return new Map(paragraphs);
}

/** How often a pattern (with the flag `g`) is found in a text. */
export const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
