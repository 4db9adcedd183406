import { type DiffPiece, diffWording } from '../../essay/diff-wording';
import { parseQuoted, type Quoted } from '../../essay/link-state';
import type { Wordings } from '../../essay/list-dated-wordings';
import { LANG_TAG } from '../../essay/model';
import { passageHash } from '../../essay/passage-hash';
import { element } from '../element';
import { notePlace, restorePlace } from '../keep-place';
import { pairBeingRead, pairNamed } from '../pairs';
import { loadQuoting, loadWordings, wordsOf } from './load';
import { namedText } from './named-text';

/** Where the address quotes wordings that no longer stand, says so beside their passages, with then and now where it can. */
export async function showChanges(): Promise<void> {
  const quoted = parseQuoted(location.search).flatMap((each) => {
    const pair = pairNamed(each.name);
    const now = pair ? namedText(pair, each.lang, each.name) : '';
    return pair && passageHash(now) !== each.hash ? [{ ...each, pair, now }] : [];
  });
  if (!quoted.length) return;
  const [words, wordings] = await Promise.all([
    loadQuoting().then(wordsOf),
    loadWordings().catch((): Wordings => ({})),
  ]);
  const place = notePlace(pairBeingRead());
  for (const { pair, now, ...each } of quoted) {
    const known = Object.hasOwn(wordings, each.name) ? (wordings[each.name]?.[each.lang] ?? []) : [];
    const standing = known.at(-1);
    if (standing && !standing.text && standing.hash === each.hash) continue;
    pair.append(
      notice(
        each,
        now,
        known.findLast(({ hash }) => hash === each.hash),
        words,
      ),
    );
  }
  restorePlace(place);
}

function notice(
  { name, lang }: Quoted,
  now: string,
  then: Readonly<{ date: string; text?: string }> | undefined,
  words: Readonly<Record<string, string>>,
): HTMLElement {
  const close = element('button', { type: 'button', class: 'card-close', 'aria-label': words.close ?? '' }, '×');
  const versions = `${location.pathname.replace(/\/$/, '')}/versions#${name}`;
  const box = element(
    'aside',
    { class: 'changed', 'aria-label': words.changed ?? '' },
    element(
      'p',
      {},
      `${(then?.text ? words.changedSince : words.changedOnly) ?? ''} `,
      element('a', { href: versions }, words.history ?? ''),
    ),
    close,
  );
  if (then?.text) {
    const pieces = diffWording(then.text, now, lang);
    const column = (title: string, kind: 'del' | 'ins') =>
      element(
        'div',
        { lang: LANG_TAG[lang] },
        element('h3', { lang: document.documentElement.lang }, title),
        wording(pieces, kind),
      );
    const thenTitle = `${words.then ?? ''} (${then.date})`;
    box.append(element('div', { class: 'then-now' }, column(thenTitle, 'del'), column(words.now ?? '', 'ins')));
  }
  close.addEventListener('click', () => box.remove());
  return box;
}

/** One of the two wordings, whole, with what the other has not marked. */
function wording(pieces: readonly DiffPiece[], kind: 'del' | 'ins'): HTMLElement {
  const own = pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind);
  return element('p', {}, ...own.map((piece) => (piece.kind === 'same' ? piece.text : element(kind, {}, piece.text))));
}
