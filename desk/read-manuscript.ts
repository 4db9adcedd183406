import type { Refusal } from '../essay/import/decode-text';
import type { Manuscript } from '../essay/import/manuscript';
import { listBibliographies } from '../essay/import/pandoc-bibliography';
import type { OutlineLine } from '../essay/import/parse-outline';
import { readHtml } from '../essay/import/read-html';
import { readMarkdown } from '../essay/import/read-markdown';
import { readText } from '../essay/import/read-text';
import { readWord } from '../library/read-word';
import { readBibliography } from './read-bibliography';
import type { Input } from './read-input';

/** A manuscript with the images that its file holds within itself, by the addresses they have in it. */
export type ReadManuscript = Readonly<{ manuscript: Manuscript; embedded: ReadonlyMap<string, Uint8Array> }>;

/** Reads an input as what it is, with the bibliographies that it names; what is too deep or broken to be read is refused with the reason. */
export async function readManuscript(
  input: Input,
  options: Readonly<{ path: string; outline?: readonly OutlineLine[]; title?: string }>,
): Promise<ReadManuscript | Refusal> {
  const embedded = new Map<string, Uint8Array>();
  switch (input.kind) {
    case 'text':
      return { manuscript: readText(input.text, options), embedded };
    case 'markdown': {
      const beside = await readBibliography(listBibliographies(input.text), options.path);
      const read = readMarkdown(input.text, beside);
      return 'reason' in read ? read : { manuscript: read, embedded };
    }
    case 'html':
      return { manuscript: readHtml(input.text), embedded };
    case 'word':
      return readWord(input.bytes);
    default:
      return input satisfies never;
  }
}
