import { LANG_TAG } from '../../essay/model';
import { excerptOf, markText, type Piece } from '../../essay/search/excerpt';
import type { FoundPassage } from '../../essay/search/find-in-essay';
import { element } from '../element';
import type { Result } from './find-essays';
import { LANG, say } from './words';

/** Passages that are shown at once; the others open on a press. */
const SHOWN = 3;

/** One essay found: its title, and a link to each passage in it. */
export function resultItem({ slug, title, passages }: Result): HTMLElement {
  const essay = `/${LANG}/essays/${slug}`;
  const rest = passages.slice(SHOWN);
  const list = (some: readonly FoundPassage[]) =>
    element('ul', {}, ...some.map((passage) => element('li', {}, passageLink(essay, passage))));
  return element(
    'li',
    {},
    element(
      'h2',
      {},
      element('a', { href: essay, lang: LANG_TAG[title.lang] }, ...marked(markText(title.text, title.matches))),
    ),
    ...(passages.length ? [list(passages.slice(0, SHOWN))] : []),
    ...(rest.length ? [folded(say('rest', { passages: rest.length }), () => list(rest))] : []),
  );
}

/** Filled when it is opened: of a common word an essay has dozens of passages, and the first ones wait for them. */
function folded(summary: string, build: () => HTMLElement): HTMLElement {
  const details = element('details', {}, element('summary', {}, summary));
  details.addEventListener('toggle', () => details.append(build()), { once: true });
  return details;
}

function passageLink(essay: string, { name, number, lang, text, matches, counterpart }: FoundPassage): HTMLElement {
  // The head and the notes have no language in their address; seen in both views they show the one that was found.
  const place = number < 0 ? `?view=both#${name}` : `#${name}-${lang}`;
  const sign = number > 0 ? `¶${number}` : number === 0 ? '§' : name === 'top' ? '' : say('note');
  return element(
    'a',
    { href: essay + place },
    ...(sign ? [element('span', { class: 'place' }, sign), ' '] : []),
    element('span', { lang: LANG_TAG[lang] }, ...marked(excerptOf(text, matches, lang))),
    ...(counterpart
      ? [element('span', { class: 'counterpart', lang: LANG_TAG[LANG] }, ...marked(excerptOf(counterpart, [], LANG)))]
      : []),
  );
}

const marked = (pieces: readonly Piece[]): readonly (Node | string)[] =>
  pieces.map(({ text, marked: isMatch }) => (isMatch ? element('mark', {}, text) : text));
