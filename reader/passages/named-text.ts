import type { Lang } from '../../essay/model';
import { passageText } from '../passage-text';

/** All names of a row, the first its address. */
export const namesOf = (pair: HTMLElement): string[] => pair.dataset.names?.split(' ') ?? [pair.id];

export const sideOf = (pair: HTMLElement, lang: Lang): HTMLElement | null => pair.querySelector(`:scope > .${lang}`);

/** What a row says under one of its names: the blocks that carry it, or the whole side (see `passageOf`, which hashes the same). */
export function namedText(pair: HTMLElement, lang: Lang, name: string): string {
  const side = sideOf(pair, lang);
  if (!side) return '';
  const named = Array.from(side.querySelectorAll<HTMLElement>(':scope > [data-names]')).filter((block) =>
    namesOf(block).includes(name),
  );
  return (named.length ? named : [side]).map((block) => passageText(block)).join('\n');
}
