import type { Essay } from './build-essay';

/** What a list of essays needs of one: no text. */
export type EssayCard = Pick<Essay, 'slug' | 'zh' | 'en' | 'measure'>;
