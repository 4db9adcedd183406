import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Numbers from 0 to 1 from a seed, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everything that authors, editors and version control do to files, one at a time, to one essay and those beside it. */
export type Operations = Readonly<{ next: () => Promise<string>; settle: (word: string) => void }>;

/**
 * Random operations on a content folder.
 * @param content the folder; it is changed at will
 * @param slug the essay that most of them are about; `settle` leaves it whole and alone, with a word in its Chinese text
 */
export function createOperations(content: string, slug: string, seed: number): Operations {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // never empty
  const [essays, drafts] = [join(content, 'essays'), join(content, 'drafts')];
  const folder = join(essays, slug);
  const whole = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(folder, file), readFileSync(file)]),
  );
  const site = readFileSync(join(content, 'site.yaml'), 'utf8');
  const names = [...whole.keys()];
  const textOf = (name: string) => String(whole.get(name));
  const path = (name: string) => join(folder, name);
  let count = 0;
  const edited = (name: string) => {
    count += 1;
    return withWord(textOf(name), `第${count}次修改`);
  };
  const replace = (name: string, text: string | Buffer) => {
    writeFileSync(`${path(name)}.tmp`, text);
    renameSync(`${path(name)}.tmp`, path(name));
  };

  const operations: Readonly<Record<string, () => void | Promise<void>>> = {
    'write Chinese': () => writeFileSync(path('zh.md'), edited('zh.md')),
    'write English': () => writeFileSync(path('en.md'), edited('en.md')),
    'replace Chinese by renaming': () => replace('zh.md', edited('zh.md')),
    'replace English by renaming': () => replace('en.md', edited('en.md')),
    async 'delete, then write'() {
      const name = pick(['zh.md', 'en.md', 'references.yaml']);
      rmSync(path(name), { force: true });
      await setTimeout(random() * 120);
      writeFileSync(path(name), name.endsWith('.md') ? edited(name) : textOf(name));
    },
    async 'write in two halves, through a character'() {
      const bytes = Buffer.from(edited('zh.md'));
      const inside = bytes.indexOf(0xe7, Math.floor(bytes.length / 2)) + 1;
      writeFileSync(path('zh.md'), bytes.subarray(0, inside));
      await setTimeout(random() * 150);
      writeFileSync(path('zh.md'), bytes);
    },
    'empty a file': () => writeFileSync(path(pick(['zh.md', 'en.md', 'references.yaml'])), ''),
    'leave a file that is no UTF-8': () =>
      writeFileSync(path(pick(['zh.md', 'en.md'])), Buffer.from([0xd6, 0xd0, 0xb9])),
    'break the front matter': () => writeFileSync(path('zh.md'), textOf('zh.md').replace('title:', 'titel:')),
    'break the bibliography': () => writeFileSync(path('references.yaml'), `a: [\n${textOf('references.yaml')}`),
    'break the site': () => writeFileSync(join(content, 'site.yaml'), 'name: [\n'),
    'mend the site': () => writeFileSync(join(content, 'site.yaml'), site),
    'delete the translation': () => rmSync(path('en.md'), { force: true }),
    'delete the essay': () => rmSync(folder, { recursive: true, force: true }),
    'bring the whole essay back': () => bringBack(),
    async 'rename the essay, and back'() {
      const elsewhere = join(essays, `${slug}-renamed`);
      rmSync(elsewhere, { recursive: true, force: true });
      renameSync(folder, elsewhere);
      await setTimeout(random() * 200);
      renameSync(elsewhere, folder);
    },
    'make an essay': () => cpSync(folder, join(essays, `made-${Math.floor(random() * 5)}`), { recursive: true }),
    'delete an essay': () => deleteOne(essays),
    'make a draft': () => cpSync(folder, join(drafts, `draft-${Math.floor(random() * 5)}`), { recursive: true }),
    'delete a draft': () => deleteOne(drafts),
    'touch everything': () => {
      const now = new Date();
      for (const one of readdirSync(content, { recursive: true })) utimesSync(join(content, String(one)), now, now);
    },
    'change an image': () => replace('images/pairs.svg', `${textOf('images/pairs.svg')}\n`),
    'delete an image': () => rmSync(path('images/pairs.svg'), { force: true }),
    'leave what editors leave': () => {
      for (const name of ['.zh.md.swp', '4913', 'zh.md~', '#zh.md#', '.#zh.md']) writeFileSync(path(name), 'x');
      for (const name of ['.zh.md.swp', '4913', 'zh.md~', '#zh.md#', '.#zh.md']) rmSync(path(name));
    },
  };

  function listMade(parent: string): readonly string[] {
    return existsSync(parent) ? readdirSync(parent).filter((name) => /^(?:made|draft)-/.test(name)) : [];
  }
  function deleteOne(parent: string): void {
    const made = listMade(parent);
    if (made.length > 0) rmSync(join(parent, pick(made)), { recursive: true, force: true });
  }
  function bringBack(): void {
    for (const name of names) {
      if (existsSync(path(name))) continue;
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), whole.get(name) ?? '');
    }
  }

  return {
    async next() {
      const name = pick(Object.keys(operations));
      bringBack();
      await operations[name]?.();
      return name;
    },
    settle(word) {
      bringBack();
      for (const name of names) writeFileSync(path(name), whole.get(name) ?? '');
      // Copies claim the same former addresses as the essay they were made from: the check is right to say so.
      for (const parent of [essays, drafts])
        for (const name of listMade(parent)) rmSync(join(parent, name), { recursive: true });
      writeFileSync(join(content, 'site.yaml'), site);
      writeFileSync(path('zh.md'), withWord(textOf('zh.md'), word));
    },
  };
}

/** A text with a word put before its first paragraph's. */
export const withWord = (text: string, word: string): string =>
  text.replace(/\n\n(?=[\p{sc=Han}A-Z])/u, () => `\n\n${word} `);
