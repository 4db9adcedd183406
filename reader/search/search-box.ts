import { element } from '../element';
import { beginSearch, continueSearch, type Result, type Search } from './find-essays';
import { resultItem } from './results';
import { say } from './words';

/** Silence after the last key, in ms, after which what stands there is looked for. */
const PAUSE = 150;
/** More is no phrase that someone looks for. */
const LONGEST = 100;

/** Essays that are shown at once, about what fits into the dialog: laying out the others would hold these up. */
const AT_ONCE = 2;

/** Where the arrow keys go besides the field: what can be pressed, but not what is folded away. */
const STOPS = '.found :is(a, summary):not(details:not([open]) ul *), .more:not([hidden])';

/** The field, what was found, and a line that says how much. `answered` is told each query whose answer is shown. */
export function buildSearchBox(
  answered: (query: string) => void,
): Readonly<{ box: HTMLElement; input: HTMLInputElement }> {
  const input = element('input', {
    type: 'search',
    name: 'q',
    maxlength: String(LONGEST),
    'aria-label': say('label'),
    placeholder: say('label'),
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  const form = element('form', { role: 'search' }, input);
  const status = element('p', { role: 'status' });
  const list = element('ol', { class: 'found' });
  const more = element('button', { type: 'button', class: 'more' });
  more.hidden = true;
  const box = element('div', { class: 'search-box' }, form, status, list, more);

  let asked = '';
  let answer: Promise<void> = Promise.resolve();
  let timer = 0;
  let composing = false;
  let search: Search | undefined;
  let [essays, passages] = [0, 0];
  let waiting: readonly Result[] = [];

  const show = async (query: string) => {
    const isLatest = () => query === asked;
    const slow = setTimeout(() => {
      if (isLatest()) status.textContent = say('loading');
    }, 300);
    try {
      const begun = await beginSearch(query);
      const found = begun && (await continueSearch(begun));
      if (!isLatest()) return;
      [essays, passages] = [0, 0];
      waiting = [];
      list.replaceChildren();
      if (found) add(found, query);
      else status.textContent = '';
      if (!found) more.hidden = true;
      answered(query);
    } catch {
      if (!isLatest()) return;
      asked = '';
      status.textContent = say('failed');
    } finally {
      clearTimeout(slow);
    }
  };
  const add = (found: Awaited<ReturnType<typeof continueSearch>>, query: string) => {
    search = found.search;
    list.append(...found.results.slice(0, AT_ONCE).map(resultItem));
    waiting = found.results.slice(AT_ONCE);
    requestAnimationFrame(() => setTimeout(putWaiting));
    essays += found.results.length;
    passages += found.results.reduce((sum, result) => sum + result.passages.length, 0);
    const { slugs, read } = found.search;
    const left = slugs.length - read;
    more.hidden = left === 0;
    more.textContent = say('more', { left });
    if (essays) status.textContent = say(left ? 'foundFirst' : 'found', { essays, passages, all: essays + left });
    else status.textContent = say(left ? 'nothingYet' : 'nothing', { query, read });
  };
  const putWaiting = () => {
    list.append(...waiting.map(resultItem));
    waiting = [];
  };
  const ask = (): Promise<void> => {
    clearTimeout(timer);
    const query = input.value.trim();
    if (query !== asked) {
      asked = query;
      answer = show(query);
    }
    return answer;
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  const wait = () => {
    clearTimeout(timer);
    if (!composing) timer = window.setTimeout(() => void ask(), PAUSE);
  };
  input.addEventListener('compositionend', () => {
    composing = false;
    wait();
  });
  input.addEventListener('input', wait);
  input.addEventListener('keydown', (event) => {
    // 229: Safari ends the composition before it tells of the key that ended it.
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (composing) return;
    void ask().then(() => list.querySelector('a')?.focus());
  });
  more.addEventListener('click', async () => {
    if (!search) return;
    putWaiting();
    const [query, from] = [asked, list.childElementCount];
    more.disabled = true;
    try {
      const found = await continueSearch(search);
      if (query !== asked) return;
      add(found, query);
      list.children[from]?.querySelector('a')?.focus();
    } catch {
      status.textContent = say('failed');
    } finally {
      more.disabled = false;
    }
  });
  box.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || composing || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)
      return;
    const stops: readonly (Element | null)[] = [input, ...box.querySelectorAll(STOPS)];
    const next = stops[stops.indexOf(document.activeElement) + step];
    event.preventDefault();
    if (next instanceof HTMLElement) next.focus();
  });
  return { box, input };
}
