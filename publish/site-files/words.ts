import type { Lang } from '../../essay/model';
import type { FeedWords } from '../../essay/reading/write-feed-html';
import en from '../../messages/en.json';
import zh from '../../messages/zh.json';

/** Words inside texts that leave the site, by the text's language. */
export const WORDS: Readonly<Record<Lang, FeedWords>> = { zh: wordsOf(zh), en: wordsOf(en) };

function wordsOf({ text, essay }: typeof en): FeedWords {
  const { references, uncited, missingFigure, notes } = text;
  return { references, uncited, missingFigure, notes, notTranslated: essay.notTranslated };
}
