import type { Essay } from './build-essay';

/** What a list of essays needs of one: no text. */
export type EssayCard = Pick<Essay, 'slug' | 'zh' | 'en' | 'measure'>;

/** From an essay to its card. */
export const cardOf = ({ slug, zh, en, measure }: Essay): EssayCard => ({ slug, zh, en, measure });
