import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Decoded, decodeText, type Refusal } from '../essay/import/decode-text';
import type { ManuscriptKind } from '../essay/import/manuscript';

/** 8 MB of text is forty books; 64 MB of Word is a manuscript with many photographs. */
const MAX_BYTES = { text: 8 * 1024 * 1024, word: 64 * 1024 * 1024 } as const;

/** What `import --as` takes: the kinds of manuscript that a file can hold. */
export const KINDS = ['text', 'markdown', 'html', 'word'] as const satisfies readonly ManuscriptKind[];

const BY_EXTENSION: Readonly<Record<string, ManuscriptKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.docx': 'word',
};

/** A file to be imported: its bytes, and its text where it is one. */
export type Input =
  | Readonly<{ kind: 'word'; bytes: Uint8Array }>
  | Readonly<{ kind: Exclude<ManuscriptKind, 'word'>; bytes: Uint8Array } & Decoded>;

/** The charset that an HTML file declares in its first kilobyte (HTML Standard, 13.2.3.2). */
function readDeclared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1];
}

function guessKind(path: string, bytes: Uint8Array): ManuscriptKind {
  const known = BY_EXTENSION[extname(path).toLowerCase()];
  if (known) return known;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'word';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  return /^\s*(?:\uFEFF|ï»¿)?\s*<(?:!doctype html|html|head|body|article|div)\b/i.test(head) ? 'html' : 'text';
}

/** Reads a file and finds out what it is, by its ending or its first bytes, unless `kind` says it. What cannot be read is refused with the reason. */
export async function readInput(path: string, kind?: ManuscriptKind): Promise<Input | Refusal> {
  const { size } = await stat(path);
  if (size > MAX_BYTES.word) return tooLarge(MAX_BYTES.word);
  const bytes = new Uint8Array(await readFile(path));
  const found = kind ?? guessKind(path, bytes);
  if (bytes.length === 0) return { reason: 'The file is empty.' };
  if (found === 'word') return { kind: found, bytes };
  // A page may hold its images within itself.
  if (size > MAX_BYTES.text * (found === 'html' ? 4 : 1)) return tooLarge(MAX_BYTES.text);
  const decoded = decodeText(bytes, found === 'html' ? readDeclared(bytes) : undefined);
  return 'reason' in decoded ? decoded : { kind: found, bytes, ...decoded };
}

function tooLarge(limit: number): Refusal {
  return { reason: `The file is over ${limit / 1024 / 1024} MB.`, note: 'Divide it, or leave its images out.' };
}
