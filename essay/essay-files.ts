import type { VFile } from 'vfile';
import type { ImageContent } from './picture';

/**
 * An image that lies in an essay's `images/`: its path below that folder, with `/`, its size in bytes, and what its bytes
 * are where somebody has looked.
 */
export type ImageFile = Readonly<{ name: string; size: number; content?: ImageContent }>;

/** The names of an essay's files of text. */
export const TEXT_FILES = {
  zh: 'zh.md',
  en: 'en.md',
  references: 'references.yaml',
  extra: 'references.extra.yaml',
  glossary: 'glossary.yaml',
  ledger: 'ledger.json',
} as const;

/**
 * The files of one essay as they lie on disk; the value of each VFile is a Uint8Array.
 * `refused` are entries that were not read, each with the message that says why (a link out of the folder, a clash of names).
 */
export type EssayFiles = Readonly<{
  slug: string;
  folder: string;
  zh?: VFile;
  en?: VFile;
  references?: VFile;
  extra?: VFile;
  glossary?: VFile;
  ledger?: VFile;
  images: readonly ImageFile[];
  refused?: readonly VFile[];
}>;

/** Who may see an essay. The folder decides, never a flag: `content/essays/` is public, `content/drafts/` is not. */
export type Visibility = 'public' | 'draft';
