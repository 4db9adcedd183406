import type { createTranslator } from 'next-intl';
import type { PassageState } from '@/essay/coverage/passage-state';
import type { Block, Lang } from '@/essay/model';
import type { Pictures } from '@/essay/picture';
import type { Locale } from '@/i18n/routing';
import type messages from '@/messages/en.json';

/** Words that stand inside a text and therefore speak its language, not the interface's. */
export type TextWords = ReturnType<typeof createTranslator<typeof messages, 'text'>>;

/** What every block of one essay needs to know about the whole. */
export type ReadingContext = Readonly<{
  /** The interface's language. */
  locale: Locale;
  /** Where the essay's own files lie: `/essays/x/`. */
  files: string;
  /** Its images: what is not among them cannot be shown. */
  pictures: Pictures;
  /** Figures that are there when the page opens. */
  firstFigures: readonly Block[];
  /** How far the translation of each row has come, by the row's first name. */
  states: ReadonlyMap<string, PassageState>;
  words: Readonly<Record<Lang, TextWords>>;
  /** Number of each cited work by its key. */
  numbers: ReadonlyMap<string, number>;
  /** Number of each note by its label. */
  noteNumbers: ReadonlyMap<string, number>;
}>;
