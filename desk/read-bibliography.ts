import { extname } from 'node:path';
import { decodeText } from '../essay/import/decode-text';
import type { Remark } from '../essay/import/manuscript';
import type { NamedBibliography } from '../essay/import/pandoc-bibliography';
import type { BibliographyText } from '../essay/import/read-works';
import type { BesideBibliographies } from '../essay/import/take-works';
import { bibtexToCsl } from '../library/bibtex-to-csl';
import { readBeside } from './read-beside';

/** 4 MB: some six thousand works with their abstracts, which take eight seconds. */
const MAX_MB = 4;

const BIBTEX = ['.bib', '.bibtex', '.biblatex'];
const CSL = ['.json', '.yaml', '.yml'];

/** The line on which an entry of BibTeX begins. */
function lineOfEntry(text: string, id: string): number | undefined {
  const at = text.search(new RegExp(String.raw`@\w+\s*[{(]\s*${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\s*,`));
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

async function readOne({ name, line }: NamedBibliography, manuscript: string): Promise<BibliographyText | string> {
  const ending = extname(name).toLowerCase();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) return 'it is on the web, and was not fetched';
  if (![...BIBTEX, ...CSL].includes(ending)) return 'it is no BibTeX (.bib), CSL-JSON (.json) or CSL-YAML (.yaml)';
  const found = await readBeside(name, manuscript, MAX_MB);
  if (typeof found === 'string') return `it ${found}`;
  const decoded = decodeText(found.bytes);
  if ('reason' in decoded) return decoded.reason;
  const { text } = decoded;
  if (!BIBTEX.includes(ending)) return { name, line, text };
  try {
    return { name, line, text: bibtexToCsl(text), lineOf: (id) => lineOfEntry(text, id) };
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
): Promise<BesideBibliographies | undefined> {
  if (named.length === 0) return undefined;
  const texts: BibliographyText[] = [];
  const unread: Remark[] = [];
  for (const one of named) {
    const read = await readOne(one, manuscript);
    if (typeof read !== 'string') texts.push(read);
    else {
      const message = `\`${one.name}\` could not be read as a bibliography: ${read}. What cites it is kept as text.`;
      unread.push({ rule: 'bibliography-read', kind: 'unplaced', line: one.line, message });
    }
  }
  return { names: named.map(({ name }) => name), texts, remarks: unread };
}
