import type { Lang } from '../../essay/model';
import { QUOTATION_FORMS, type QuotationForm, writeQuotation } from '../../essay/write-quotation';
import { element } from '../element';
import type { QuoteOrigin } from '../quoting';
import { loadQuoting, wordsOf } from './load';
import { namesOf } from './named-text';
import { linkTo, type QuotedPassage, quotedPassage } from './quoted-passage';

const FORM_NAME = { 'gb-t-7714': 'GB/T 7714', chicago: 'Chicago', bibtex: 'BibTeX', markdown: 'Markdown' } as const;
const LINKS = ['plain', 'kept', 'words'] as const;

/** Opens the menu for a passage: its links, and the passage as a quotation in the languages and the form wanted. */
export async function openQuoting(origin: QuoteOrigin, say: (words: string) => void): Promise<void> {
  const passage = quotedPassage(origin);
  const data = await loadQuoting();
  const words = wordsOf(data);
  const version = passage.pairs.flatMap(namesOf).map((name) => data.versions[name] ?? data.version);
  const date = version.sort().at(-1) ?? data.version;
  const [from, to] = [numberOf(passage.pairs[0]), numberOf(passage.pairs.at(-1))];

  const menu = element('dialog', { class: 'card quoting', 'aria-label': words.title ?? '' });
  const head = `${from === undefined ? '§' : `¶${from}${to === from || !to ? '' : `–${to}`}`} · ${words.version} ${date}`;
  const choices = languageChoices(passage, words);
  const chosen = (): readonly Lang[] => {
    const value = choices?.querySelector<HTMLInputElement>(':checked')?.value;
    return value === 'zh' || value === 'en' ? [value] : [...passage.texts.keys()];
  };
  const quotation = (form: QuotationForm) =>
    writeQuotation(
      {
        ...data,
        texts: chosen().map((lang) => ({ lang, text: passage.texts.get(lang) ?? '' })),
        from,
        to: to ?? from,
        version: date,
        accessed: today(),
        link: linkTo(passage, 'kept', chosen()),
      },
      form,
    );
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      menu.close();
      say(words.copied ?? '');
    } catch {
      offerText(menu, text, words.byHand ?? '');
    }
  };
  const copier = (name: string, text: () => string) => {
    const button = element('button', { type: 'button' }, name);
    button.addEventListener('click', () => void copy(text()));
    return button;
  };
  const links = LINKS.filter((kind) => kind !== 'words' || 'fragmentDirective' in document);
  menu.append(
    element('p', { class: 'card-head' }, head),
    element(
      'div',
      { role: 'group', 'aria-label': words.links ?? '', class: 'choices' },
      ...links.map((kind) => copier(words[kind] ?? kind, () => linkTo(passage, kind, chosen()))),
    ),
    element('h2', {}, words.quotation ?? ''),
    ...(choices ? [choices] : []),
    element(
      'div',
      { role: 'group', 'aria-label': words.form ?? '', class: 'choices' },
      ...QUOTATION_FORMS.map((form) => copier(FORM_NAME[form], () => quotation(form))),
    ),
    closeButton(menu, words.close ?? ''),
  );
  show(menu, origin.button);
}

/** Modal, so that Tab stays in it, Escape closes it and focus returns to where it was, in every engine. */
function show(menu: HTMLDialogElement, button: HTMLElement): void {
  button.ariaExpanded = 'true';
  menu.addEventListener('close', () => {
    button.ariaExpanded = 'false';
    menu.remove();
    if (!button.hidden) button.focus({ preventScroll: true });
  });
  menu.addEventListener('pointerdown', (event) => {
    const { left, right, top, bottom } = menu.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!inside) menu.close();
  });
  document.body.append(menu);
  menu.showModal();
}

function languageChoices(
  { texts, shown }: QuotedPassage,
  words: Readonly<Record<string, string>>,
): HTMLElement | undefined {
  if (texts.size < 2) return undefined;
  const now = shown.length === 1 ? shown[0] : 'both';
  return element(
    'fieldset',
    { class: 'choices' },
    element('legend', { class: 'sr-only' }, words.language ?? ''),
    ...(['zh', 'en', 'both'] as const).map((value) => {
      const radio = element('input', { type: 'radio', name: 'quoted-language', value });
      radio.checked = value === now;
      return element('label', {}, radio, words[value] ?? value);
    }),
  );
}

/** Where the clipboard is out of reach (plain http, an embedded browser): the text itself, ready to be copied by hand. */
function offerText(menu: HTMLElement, text: string, name: string): void {
  menu.querySelector('textarea')?.remove();
  const field = element('textarea', { readonly: '', rows: '5', 'aria-label': name });
  field.value = text;
  menu.append(field);
  field.select();
}

function closeButton(menu: HTMLDialogElement, name: string): HTMLElement {
  const button = element('button', { type: 'button', class: 'card-close', 'aria-label': name }, '×');
  button.addEventListener('click', () => menu.close());
  return button;
}

function numberOf(pair: HTMLElement | undefined): number | undefined {
  return Number(pair?.querySelector('.no')?.textContent?.slice(1)) || undefined;
}

/** The reader's own day, not that of Greenwich. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
