import { VFile } from 'vfile';
import { alignTexts } from '../align';
import { parseReferences } from '../bibliography/parse-references';
import type { Reference } from '../bibliography/reference';
import { checkCitations } from '../check-citations';
import type { EssayFiles, Visibility } from '../essay-files';
import { parseGlossary } from '../glossary';
import { checkLedger } from '../ledger/check-ledger';
import { type EssayTexts, listEntries } from '../ledger/list-wordings';
import { quietAccepted } from '../ledger/quiet-accepted';
import type { ParsedText } from '../model';
import { checkAnchors, checkNames } from './check-anchors';
import { checkBidiText } from './check-characters';
import { checkChinese } from './check-chinese';
import { checkCited } from './check-cited';
import { checkGlossary } from './check-glossary';
import { checkHeadings } from './check-headings';
import { checkImages, type ImageContext, listImageUses } from './check-images';
import { checkLinks, type LinkContext, type LinkTarget } from './check-links';
import { checkSampleReplaced } from './check-sample-replaced';
import { checkPairs, checkScript } from './check-script';
import { checkSlug, checkSlugNotGone, checkSlugUnique, type SlugOwner } from './check-slug';
import { checkStyle } from './check-style';
import { checkTextPresent } from './check-text-present';
import { listNodes } from './list-nodes';
import { type OpenEssay, openEssay } from './open-essay';
import { hasErrors, sortMessages } from './report';

/** Another essay, as far as this one depends on it: its addresses, and the names that links may lead to. */
export type OtherEssay = SlugOwner & LinkTarget;

/** `gone` are the slugs of essays that have been withdrawn. */
export type EssayContext = Readonly<{
  visibility: Visibility;
  others?: readonly OtherEssay[];
  gone?: readonly string[];
}>;

type TextContext = LinkContext & ImageContext;

/** Names of all blocks of an essay, in both languages, and the retired ones: what a link may lead to. */
export function listNames({ zh, en, ledger }: OpenEssay): ReadonlySet<string> {
  const blocks = [...(zh.text?.blocks ?? []), ...(en?.text?.blocks ?? [])];
  const retired = Object.entries(ledger?.source?.ledger.names ?? {}).filter(([, entry]) => entry.retired);
  return new Set([...blocks.flatMap((block) => block.names), ...retired.map(([name]) => name)]);
}

function checkText(file: VFile, text: ParsedText, context: TextContext): void {
  if (context.visibility === 'public') checkNames(file, text);
  // One that could not be read for an error has its message.
  if (context.visibility === 'public' && text.lang === 'zh' && !hasErrors(file)) checkTextPresent(file, text);
  if (context.visibility === 'public') checkSampleReplaced(file, text);
  checkBidiText(file, text);
  checkHeadings(file, text);
  checkAnchors(file, text);
  checkLinks(file, text, context);
  checkImages(file, text, context);
  checkStyle(file, text);
  checkScript(file, text);
  if (text.lang === 'zh') checkChinese(file, text);
}

function listCitedKeys({ zh, en }: OpenEssay): ReadonlySet<string> {
  const nodes = [zh.text, en?.text].flatMap((text) => (text ? listNodes(text) : []));
  return new Set(nodes.flatMap((node) => (node.type === 'citation' ? node.items.map(({ key }) => key) : [])));
}

/** An essay's texts as the ledger knows them, with the entries of `works`; undefined where the source could not be read. */
export function textsOf({ zh, en, references }: OpenEssay, works: readonly Reference[] = []): EssayTexts | undefined {
  if (zh.text === undefined || (zh.text.blocks.length === 0 && hasErrors(zh.file))) return undefined;
  const entries = references ? listEntries(references, works) : [];
  return { zh: zh.text, zhFrontMatter: zh.frontMatter, en: en?.text, enFrontMatter: en?.frontMatter, entries };
}

/** The entries of an essay's bibliography, without the messages about them. */
export function readWorks({ references, extra }: OpenEssay): readonly Reference[] {
  const copy = (file: VFile | undefined) =>
    typeof file?.value === 'string' ? new VFile({ path: file.path, value: file.value }) : undefined;
  const file = copy(references);
  return file ? parseReferences(file, copy(extra)) : [];
}

function checkRecord(essay: OpenEssay, works: readonly Reference[], visibility: Visibility): void {
  const { slug, zh, en, references, ledger } = essay;
  const texts = textsOf(essay, works);
  if (texts === undefined || (ledger && !ledger.source)) return;
  // A first ledger is written when the texts are right: until then their errors are what there is to do.
  if (!ledger && [zh.file, en?.file].some((file) => file && hasErrors(file))) return;
  checkLedger({ zh: zh.file, en: en?.file, ledger: ledger?.file }, ledger?.source, texts, { slug, visibility });
  if (ledger?.source) quietAccepted({ zh: zh.file, en: en?.file, references }, ledger.source.ledger, texts);
}

type KnownWorks = Readonly<{ references: readonly Reference[]; keys: ReadonlySet<string> }>;

/** The entries that citations lead to. Of a bibliography that cannot be read nobody knows what it lacks: all keys count. */
function readBibliography(essay: OpenEssay): KnownWorks {
  const decoded = (file: VFile | undefined) => (typeof file?.value === 'string' ? file : undefined);
  const file = decoded(essay.references);
  const references = file ? parseReferences(file, decoded(essay.extra)) : [];
  const unreadable = essay.references !== undefined && references.length === 0 && hasErrors(essay.references);
  return { references, keys: unreadable ? listCitedKeys(essay) : new Set(references.map(({ id }) => id)) };
}

/**
 * Runs every rule on an essay that was opened, and gives its files with all messages, sorted by path and place. What
 * could not be decoded or parsed is left out of the later rules, for that file alone. See `checkEssay`.
 */
export function checkOpenEssay(
  essay: OpenEssay,
  { visibility, others = [], gone = [] }: EssayContext,
): readonly VFile[] {
  const { slug, zh, en, references, extra, glossary, ledger, refused } = essay;
  const formerly = zh.frontMatter?.formerly ?? [];

  checkSlug(zh.file, slug);
  // A draft with a public essay's slug is a revision of it, and may keep its old addresses too.
  checkSlugUnique(
    zh.file,
    { slug, formerly },
    others.filter((other) => other.slug !== slug),
  );

  if (visibility === 'public') checkSlugNotGone(zh.file, { slug, formerly }, gone);

  const terms = glossary && typeof glossary.value === 'string' ? parseGlossary(glossary) : [];

  const bibliography = readBibliography(essay);
  const names = listNames(essay);
  const context: TextContext = {
    visibility,
    names,
    keys: bibliography.keys,
    targets: [...others, { slug, visibility, names }],
    images: essay.images,
  };
  if (zh.text) checkText(zh.file, zh.text, context);
  if (en?.text) {
    const reported = new Set(zh.text && listImageUses(zh.text).map(({ src }) => src));
    checkText(en.file, en.text, { ...context, reported });
  }
  if (zh.text && (en === undefined || en.text)) {
    const source = { file: zh.file, text: zh.text };
    const translation = en?.text && { file: en.file, text: en.text };
    const pairs = alignTexts(source, translation);
    if (translation) {
      checkPairs(translation.file, pairs);
      checkGlossary(translation.file, pairs, terms);
    }
    checkCitations(source, translation, pairs, bibliography.keys);
    if (references) checkCited(references, bibliography.references, listCitedKeys(essay));
  }
  checkRecord(essay, bibliography.references, visibility);

  const files = [zh.file, en?.file, references, extra, glossary, ledger?.file, ...refused].filter(
    (file) => file !== undefined,
  );
  return sortMessages(files);
}

/**
 * From an essay's files as bytes to the same files, decoded, with every message that the table in the content contract
 * asks for: bytes, front matter, slug, structure, alignment, citations, Chinese and ledger, all of them in one run. The files
 * given are not changed. In a draft, missing names and images are no errors.
 */
export function checkEssay(files: EssayFiles, context: EssayContext): readonly VFile[] {
  return checkOpenEssay(openEssay(files), context);
}
