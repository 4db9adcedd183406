import { buildCoverage, type Section } from '../essay/coverage';
import type { PassageState, SectionState } from '../essay/coverage/passage-state';
import type { ReadEssay } from './read-essay';

/**
 * How far the translation has come: of each row and note by its name, and of each heading's section, the headings below it
 * included, by the heading's name.
 */
export type PassageStates = Readonly<{
  rows: ReadonlyMap<string, PassageState>;
  sections: ReadonlyMap<string, SectionState>;
}>;

/** From an essay and its ledger to the state of its rows and sections; nothing of an essay that cannot be read. */
export function listPassageStates(read: Pick<ReadEssay, 'essay' | 'ledger'> | undefined): PassageStates {
  if (!read) return { rows: new Map(), sections: new Map() };
  const { passages, sections } = buildCoverage(read.essay, read.ledger);
  const named = (section: Section) => (section.name === undefined ? [] : [[section.name, section.state] as const]);
  return {
    rows: new Map(passages.map(({ name, state }) => [name, state])),
    sections: new Map(sections.flatMap(named)),
  };
}
