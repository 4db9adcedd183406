import type { Essay } from '../build-essay';
import { FRONT_KINDS, type Ledger, type LedgerKind } from '../ledger';
import { type EssayTexts, listWordings } from '../ledger/list-wordings';
import { countHan } from '../measure';
import type { Block, Note, Pair } from '../model';
import { isReviewed, listSourceChanges, type PassageState, type SourceChange } from './passage-state';

/**
 * One thing to be translated: a row of the text that has a source, the title, subtitle or summary, or a note. `name` is its
 * name in the ledger, and in the page for a row or a note; a row without names of its own has the provisional one that the
 * page gives it. `reviewed` says whether its English was looked at; it is false where there is none, or an older one.
 * `han` counts the Han characters of its Chinese, `line` is where that stands in `zh.md`, and `lineEn` its English in
 * `en.md` (both absent for what stands in front matter). `changes` has the names of a stale passage that are.
 */
export type Passage = Readonly<{
  name: string;
  kind: LedgerKind;
  number?: number;
  state: PassageState;
  reviewed: boolean;
  changes: readonly SourceChange[];
  zh: string;
  en: string;
  han: number;
  line?: number;
  lineEn?: number;
}>;

/** An essay's texts again, as the ledger knows them: its rows hold every block of both once, in order. */
function textsOfEssay({ zh, en, pairs, notes }: Essay): EssayTexts {
  const isNote = (note: Note | undefined): note is Note => note !== undefined;
  const zhText = {
    lang: 'zh',
    blocks: pairs.flatMap((pair) => pair.zh),
    notes: notes.map((note) => note.zh).filter(isNote),
  } as const;
  const enText = {
    lang: 'en',
    blocks: pairs.flatMap((pair) => pair.en),
    notes: notes.map((note) => note.en).filter(isNote),
  } as const;
  return { zh: zhText, zhFrontMatter: zh, ...(en && { en: enText, enFrontMatter: en }) };
}

type Draft = Readonly<
  Pick<Passage, 'name' | 'kind' | 'number' | 'zh' | 'en' | 'line' | 'lineEn'> & {
    names: readonly string[];
    translated: boolean;
  }
>;

const plainOf = (blocks: readonly Block[]): string => blocks.map(({ plain }) => plain).join('\n');

/** A half without words, such as a figure without caption, is translated by being there. */
function draftOfPair(pair: Pair, kind: LedgerKind): Draft {
  const own = pair.zh.flatMap(({ names }) => names);
  const [zh, en] = [plainOf(pair.zh), plainOf(pair.en)];
  return {
    name: pair.names[0] ?? own[0] ?? '',
    names: own,
    kind,
    number: pair.number,
    zh,
    en,
    translated: pair.en.length > 0 && (en.trim() !== '' || zh.trim() === ''),
    line: pair.zh[0]?.place.start.line,
    lineEn: pair.en[0]?.place.start.line,
  };
}

function draftsOfFront({ zh, en }: Essay): Draft[] {
  return FRONT_KINDS.flatMap((kind): Draft[] => {
    const source = zh[kind];
    if (source === undefined) return [];
    const translation = en?.[kind];
    const translated = translation !== undefined;
    return [{ name: kind, names: [kind], kind, zh: source, en: translation ?? '', translated }];
  });
}

function draftsOfNotes({ notes }: Essay): Draft[] {
  return notes.flatMap(({ label, zh, en }): Draft[] => {
    if (zh === undefined) return [];
    const name = `note-${label}`;
    const [line, lineEn] = [zh.place.start.line, en?.place.start.line];
    return [{ name, names: [name], kind: 'note', zh: zh.plain, en: en?.plain ?? '', translated: !!en, line, lineEn }];
  });
}

/**
 * From an essay and its ledger, if it has one, to its passages in the order of the page: title, subtitle and summary, the
 * rows of the text, the notes. What the translation adds of its own (rows without Chinese, translator's notes) is none.
 */
export function listPassages(essay: Essay, ledger: Ledger | undefined): readonly Passage[] {
  const texts = textsOfEssay(essay);
  const changed = listSourceChanges(ledger, texts);
  const wordings = listWordings(texts);
  const context = { ledger, status: essay.en?.status };
  const rows = essay.pairs.filter(({ zh }) => zh.length > 0).map((pair) => draftOfPair(pair, pair.kind));
  return [...draftsOfFront(essay), ...rows, ...draftsOfNotes(essay)].map(({ names, translated, ...draft }) => {
    const changes = translated ? names.flatMap((name) => changed.get(name) ?? []) : [];
    const state = !translated ? 'missing' : changes.length > 0 ? 'stale' : 'translated';
    const looked = (name: string | undefined) =>
      isReviewed(name, (name !== undefined && wordings.get(name)?.en) || draft.en, context);
    const reviewed = state === 'translated' && (names.length > 0 ? names.every(looked) : looked(undefined));
    return { ...draft, state, reviewed, changes, han: countHan(draft.zh) };
  });
}
