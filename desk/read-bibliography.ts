import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';
import { decodeText } from '../essay/import/decode-text';
import type { Remark } from '../essay/import/manuscript';
import type { NamedBibliography } from '../essay/import/read-other-front-matter';
import { type Bibliography, type BibliographyText, readWorks } from '../essay/import/read-works';
import { bibtexToCsl } from '../library/bibtex-to-csl';

/** 4 MB: some six thousand works with their abstracts, which take eight seconds. */
const MAX_BYTES = 4 * 1024 * 1024;

const BIBTEX = ['.bib', '.bibtex', '.biblatex'];
const CSL = ['.json', '.yaml', '.yml'];

/** The text of a file below the manuscript's folder; why not, where a way leads out of it or nothing can be read. */
async function readWithin(root: string, name: string): Promise<Readonly<{ text: string } | { reason: string }>> {
  const real = await realpath(join(root, name)).catch(() => undefined);
  if (real === undefined) return { reason: 'it is not beside the manuscript' };
  if (!real.startsWith(root + sep)) return { reason: 'it lies outside the folder of the manuscript' };
  const found = await stat(real);
  if (!found.isFile()) return { reason: 'it is no file' };
  if (found.size > MAX_BYTES) return { reason: `it is over ${MAX_BYTES / 1024 / 1024} MB` };
  const decoded = decodeText(new Uint8Array(await readFile(real)));
  return 'reason' in decoded ? { reason: decoded.reason } : { text: decoded.text };
}

/** The line on which an entry of BibTeX begins. */
function lineOfEntry(text: string, id: string): number | undefined {
  const at = text.search(new RegExp(String.raw`@\w+\s*[{(]\s*${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\s*,`));
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

async function readOne(root: string, { name, line }: NamedBibliography): Promise<BibliographyText | string> {
  const ending = extname(name).toLowerCase();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) return 'it is on the web, and was not fetched';
  if (![...BIBTEX, ...CSL].includes(ending)) return 'it is no BibTeX (.bib), CSL-JSON (.json) or CSL-YAML (.yaml)';
  const read = await readWithin(root, name);
  if ('reason' in read) return read.reason;
  if (!BIBTEX.includes(ending)) return { name, line, text: read.text };
  try {
    const lineOf = (id: string) => lineOfEntry(read.text, id);
    return { name, line, text: bibtexToCsl(read.text), lineOf };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0]?.replace(/:$/, '') ?? '') : String(error);
  }
}

/**
 * Reads the bibliographies that a manuscript names, BibTeX and CSL, from its own folder or below it and from nowhere else.
 * One that cannot be read is a remark at the line that names it; undefined where the manuscript names none.
 */
export async function readBibliography(
  named: readonly NamedBibliography[],
  manuscript: string,
): Promise<Bibliography | undefined> {
  if (named.length === 0) return undefined;
  const root = await realpath(dirname(manuscript));
  const texts: BibliographyText[] = [];
  const unread: Remark[] = [];
  for (const one of named) {
    const read = await readOne(root, one);
    if (typeof read !== 'string') texts.push(read);
    else {
      const message = `\`${one.name}\` could not be read as a bibliography: ${read}. What cites it is kept as text.`;
      unread.push({ rule: 'bibliography-read', kind: 'unplaced', line: one.line, message });
    }
  }
  const { works, remarks } = readWorks(texts);
  return { names: named.map(({ name }) => name), works, remarks: [...unread, ...remarks] };
}
