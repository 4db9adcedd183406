import { parseQuoted } from '../essay/link-state';
import { announce, say } from './announce';
import { loadScript } from './load-script';
import { type SelectedPart, selectedParts } from './selected';

/** What of the page the second script is asked to quote: one block, or the words selected. */
export type QuoteOrigin = Readonly<{ button: HTMLElement; pair?: HTMLElement; parts?: readonly SelectedPart[] }>;

let block: HTMLButtonElement | undefined;
let words: HTMLButtonElement | undefined;
// On a phone a tap on the button takes the selection away before the tap is heard of.
let selected: readonly SelectedPart[] = [];

/** A button beside the block that is pointed at or focused, another while words are selected, and the notice on an old link. */
export function startQuoting(): void {
  const main = document.querySelector<HTMLElement>('.reading[data-slug]');
  if (!main) return;
  const inBlock = quoteButton('quoteBlock', '❞');
  const ofWords = quoteButton('quoteWords');
  [block, words] = [inBlock, ofWords];
  ofWords.hidden = true;
  ofWords.classList.add('quote-words');
  document.body.append(ofWords);

  const offer = ({ target }: Event) => {
    const pair = target instanceof Element ? target.closest('.pair') : null;
    if (pair && !pair.contains(inBlock) && inBlock.ariaExpanded !== 'true') pair.querySelector('.no')?.after(inBlock);
  };
  for (const event of ['pointerover', 'focusin', 'click']) document.addEventListener(event, offer);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.quote') : null;
    if (button === ofWords) void openFor({ button, parts: selected });
    else if (button) void openFor({ button, pair: button.closest<HTMLElement>('.pair') ?? undefined });
  });
  // Pressing the button must leave the selection that it is for.
  ofWords.addEventListener('mousedown', (event) => event.preventDefault());
  let timer = 0;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      ofWords.hidden = !noteSelected().length;
    }, 200); // ms: not at every step of a growing selection
  });
  if (parseQuoted(location.search).length)
    void loadScript('passages').then(
      ({ showChanges }) => showChanges(),
      () => {},
    );
}

/** Opens the menu for the words selected, or else for a block. */
export function quote(pair: HTMLElement | null): void {
  if (!block || !words) return;
  if (noteSelected().length) {
    words.hidden = false;
    void openFor({ button: words, parts: selected });
  } else if (pair) {
    pair.querySelector('.no')?.after(block);
    void openFor({ button: block, pair });
  }
}

const noteSelected = () => {
  selected = selectedParts().filter(({ pair }) => pair);
  return selected;
};

let opening = false;

async function openFor(origin: QuoteOrigin): Promise<void> {
  if (opening) return;
  opening = true;
  try {
    // Loaded when it is asked for: most readers never quote, and few links have grown old.
    await (await loadScript('passages')).openQuoting(origin, say);
  } catch {
    announce('loadFailed');
  } finally {
    opening = false;
  }
}

function quoteButton(word: string, sign?: string): HTMLButtonElement {
  const name = document.getElementById('announcer')?.dataset[word] ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quote';
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  if (sign) button.ariaLabel = name;
  button.append(sign ?? name);
  return button;
}
