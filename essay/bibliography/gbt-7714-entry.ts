import type { GbtEdition } from './gbt-7714-marks';
import { gbtOthers } from './gbt-7714-names';
import { gbtTitlePart } from './gbt-7714-parts';
import type { CslItem, CslName } from './reference';
import { type Run, textRun } from './runs';

/** An entry that is being written: its fields, its language, the edition. */
export type GbtEntry = Readonly<{ item: CslItem; language: string; edition: GbtEdition }>;

/** Those who can stand first where there is no author, in order of preference; undefined in the place of a role that nobody has. */
export function editors(item: CslItem): readonly (readonly CslName[] | undefined)[] {
  return [item.editor, item['editorial-director'], item.compiler, item['collection-editor']];
}

/** A part of a book, or of proceedings; an article is a part of a periodical and takes another form. */
export function isPart(item: CslItem): boolean {
  return ['chapter', 'entry-dictionary', 'entry-encyclopedia', 'paper-conference', 'map', 'book', 'classic'].includes(
    item.type,
  );
}

/** Title and type mark, as `gbtTitlePart` sets them. */
export function entryTitle({ item, language, edition }: GbtEntry): readonly Run[] {
  return gbtTitlePart(item, language, edition);
}

/** Translators, and editors of a work that has an author (2015 §4.1.1 and §8.3, 2025 §8.2.1 其他责任者). */
export function others({ item, language, edition }: GbtEntry): readonly (readonly Run[])[] {
  const authored = Boolean(item.author?.length);
  return [
    textRun(authored && !item['container-title'] ? gbtOthers('editor', item.editor, language, edition) : ''),
    textRun(gbtOthers('translator', item.translator ?? item['editor-translator'], language, edition)),
    textRun(authored ? gbtOthers('illustrator', item.illustrator, language, edition) : ''),
  ];
}

/** The name of the conference at which a paper was given; undefined for other types and where none is named. */
export function conference(item: CslItem): string | undefined {
  return item.type === 'paper-conference' ? (item['event-title'] ?? item.event) : undefined;
}
