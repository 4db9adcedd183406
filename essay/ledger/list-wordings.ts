import type { Position } from 'unist';
import type { VFile } from 'vfile';
import type { Reference } from '../bibliography/reference';
import type { LedgerKind } from '../ledger';
import type { Block, Lang, Note, ParsedText, SourceFrontMatter, TranslationFrontMatter } from '../model';
import { passageHash } from '../passage-hash';

type Front = Readonly<Pick<SourceFrontMatter, 'title' | 'subtitle' | 'summary'>>;

/** An entry of the bibliography as a warning can be accepted at it: `ref-<id>`, where it stands and how it is written. */
export type EntryText = Readonly<{ name: string; place: Position; text: string }>;

/**
 * An essay's texts with what their front matter says in words. Of front matter that cannot be read nothing is known.
 * `entries` are those of `references.yaml`, where they have been read.
 */
export type EssayTexts = Readonly<{
  entries?: readonly EntryText[];
  zh: ParsedText;
  zhFrontMatter?: SourceFrontMatter;
  en?: ParsedText;
  enFrontMatter?: TranslationFrontMatter;
}>;

/** What a name says now, in each language that has it. */
export type PresentWording = Readonly<{ kind: LedgerKind } & Partial<Record<Lang, string>>>;

/** The hash of a wording in both languages, by which an accepted warning knows what it was accepted for. */
function wordingHash({ zh = '', en = '' }: Readonly<Partial<Record<Lang, string>>>): string {
  return passageHash(`${zh}\n${en}`);
}

function listFront(zh: Front | undefined, en: Front | undefined): [string, PresentWording][] {
  return (['title', 'subtitle', 'summary'] as const).flatMap((kind): [string, PresentWording][] => {
    const wording = { kind, zh: zh?.[kind], en: en?.[kind] };
    return wording.zh === undefined && wording.en === undefined ? [] : [[kind, wording]];
  });
}

/** The English of each name: of a name that several neighbouring blocks carry, their texts on lines of their own. */
function joinByName(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const { names, plain } of blocks) {
    for (const name of names) {
      const before = joined.get(name);
      joined.set(name, before === undefined ? plain : `${before}\n${plain}`);
    }
  }
  return joined;
}

function firstByLabel(notes: readonly Note[]): ReadonlyMap<string, Note> {
  // CommonMark's rule for definitions holds for notes: of several with one label the first one counts.
  return new Map(notes.toReversed().map((note) => [note.label, note]));
}

function listNotes(zh: readonly Note[], en: readonly Note[]): [string, PresentWording][] {
  const [inZh, inEn] = [firstByLabel(zh), firstByLabel(en)];
  const labels = new Set([...zh, ...en].map(({ label }) => label));
  return [...labels].map((label) => [
    `note-${label}`,
    { kind: 'note', zh: inZh.get(label)?.plain, en: inEn.get(label)?.plain },
  ]);
}

/**
 * From an essay's texts to what each name says now, in the order of the page: title, subtitle and summary, the source's
 * blocks (a block with two names is the wording of both), the notes of either text. English names that the source lacks
 * are left out: the alignment reports them.
 */
export function listWordings({
  zh,
  zhFrontMatter,
  en,
  enFrontMatter,
}: EssayTexts): ReadonlyMap<string, PresentWording> {
  const translated = joinByName(en?.blocks ?? []);
  const wordings = new Map<string, PresentWording>(listFront(zhFrontMatter, enFrontMatter));
  for (const { kind, names, plain } of zh.blocks) {
    for (const name of names) {
      if (!wordings.has(name)) wordings.set(name, { kind, zh: plain, en: translated.get(name) });
    }
  }
  for (const [name, wording] of listNotes(zh.notes, en?.notes ?? [])) wordings.set(name, wording);
  return wordings;
}

/** The names of the source's blocks: what addresses can lead to. */
export function listBlockNames({ zh }: Pick<EssayTexts, 'zh'>): ReadonlySet<string> {
  return new Set(zh.blocks.flatMap(({ names }) => names));
}

/** The entries of a bibliography, from its file (its value is a string) and what was read in it. */
export function listEntries(file: VFile, references: readonly Reference[]): readonly EntryText[] {
  const source = String(file);
  return references.map(({ id, place }) => ({
    name: `ref-${id}`,
    place,
    text: source.slice(place.start.offset, place.end.offset),
  }));
}

/** The hash of what stands under a name, a block, a note, a title or an entry; undefined if nothing does. */
export function hashAt(texts: EssayTexts, name: string): string | undefined {
  const wording = listWordings(texts).get(name);
  if (wording) return wordingHash(wording);
  const entry = texts.entries?.find((candidate) => candidate.name === name);
  return entry && wordingHash({ zh: entry.text });
}
