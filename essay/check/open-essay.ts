import { VFile } from 'vfile';
import type { EssayFiles, ImageFile } from '../essay-files';
import { parseFrontMatter } from '../front-matter';
import { type LedgerSource, readLedger } from '../ledger/parse-ledger';
import type { Lang, ParsedText, SourceFrontMatter, TranslationFrontMatter } from '../model';
import { parseText } from '../parse/parse-text';
import { checkBytes } from './check-bytes';
import { reportError } from './report';

/** A text of an essay as far as it could be read. Its file carries the messages of bytes, front matter and parsing. */
export type OpenText<FrontMatter> = Readonly<{ file: VFile; frontMatter?: FrontMatter; text?: ParsedText }>;

/** An essay's files, decoded and parsed as far as they could be. `file.value` is a string where the bytes were right. */
export type OpenEssay = Readonly<{
  slug: string;
  zh: OpenText<SourceFrontMatter>;
  en?: OpenText<TranslationFrontMatter>;
  references?: VFile;
  extra?: VFile;
  glossary?: VFile;
  /** `source` is undefined where the file could not be read: its messages say why. */
  ledger?: Readonly<{ file: VFile; source?: LedgerSource }>;
  images: readonly ImageFile[];
  refused: readonly VFile[];
}>;

/** A copy of a file with its bytes decoded; unchanged, with an error, if they cannot be. */
function decodeFile(found: VFile): Readonly<{ file: VFile; decoded: boolean }> {
  const file = new VFile({ path: found.path, value: found.value });
  const text = checkBytes(file);
  if (text !== undefined) file.value = text;
  return { file, decoded: text !== undefined };
}

/** Without knowing where the front matter ends, its lines would be taken for paragraphs and reported one by one. */
function hasUnknownExtent(file: VFile): boolean {
  return file.messages.some(({ ruleId }) => ruleId === 'front-matter-closed' || ruleId === 'front-matter-yaml');
}

function openText(found: VFile, lang: 'zh'): OpenText<SourceFrontMatter>;
function openText(found: VFile, lang: 'en'): OpenText<TranslationFrontMatter>;
function openText(found: VFile, lang: Lang): OpenText<SourceFrontMatter | TranslationFrontMatter> {
  const { file, decoded } = decodeFile(found);
  if (!decoded) return { file };
  const frontMatter = lang === 'zh' ? parseFrontMatter(file, lang) : parseFrontMatter(file, lang);
  return { file, frontMatter, text: hasUnknownExtent(file) ? undefined : parseText(file, { lang }) };
}

function openLedger(found: VFile): NonNullable<OpenEssay['ledger']> {
  const file = new VFile({ path: found.path, value: found.value });
  const source = readLedger(file);
  // Decoded, so that messages can show the line that they are about.
  file.value = String(file);
  return { file, source };
}

function openMissingSource({ folder, refused = [] }: EssayFiles): OpenText<SourceFrontMatter> {
  const file = new VFile({ path: `${folder}/zh.md` });
  // A file that was refused has its own message, which says why it could not be read.
  if (refused.some(({ path }) => path === file.path || path === folder)) return { file };
  reportError(file, {
    ruleId: 'source-present',
    reason: 'Unexpected absence of `zh.md`, expected the source text',
    note: 'Every folder here is an essay: write its Chinese text to zh.md, or move the folder away.',
  });
  return { file };
}

/** From an essay's files as bytes to their texts, with everything on the files that the first stages find wrong. */
export function openEssay(files: EssayFiles): OpenEssay {
  const decode = (file: VFile | undefined) => file && decodeFile(file).file;
  return {
    slug: files.slug,
    zh: files.zh ? openText(files.zh, 'zh') : openMissingSource(files),
    en: files.en && openText(files.en, 'en'),
    references: decode(files.references),
    extra: decode(files.extra),
    glossary: decode(files.glossary),
    ledger: files.ledger && openLedger(files.ledger),
    images: files.images,
    refused: files.refused ?? [],
  };
}
