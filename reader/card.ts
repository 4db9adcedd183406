/** Builds the card for a marker, with the entries of all markers that stand side by side with it, in the paragraph's language. */
export function buildCard(marker: HTMLAnchorElement): HTMLElement | null {
  const lang = marker.closest('.zh, .en')?.classList.contains('zh') ? 'zh' : 'en';
  const words = document.getElementById('announcer')?.dataset ?? {};
  const markers = Array.from((marker.closest('.keep') ?? marker).querySelectorAll<HTMLAnchorElement>('.cite'));
  const card = document.createElement('div');
  card.className = 'card';
  card.popover = 'manual';
  card.tabIndex = -1;
  card.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', marker.getAttribute('aria-label') ?? marker.text);
  for (const each of markers.length ? markers : [marker]) {
    const entry = document.getElementById(each.hash.slice(1));
    const side = entry?.querySelector(`:scope > .${lang}`) ?? entry?.querySelector(':scope > .zh, :scope > .en');
    if (!entry || !side) continue;
    const part = document.createElement('div');
    part.className = 'card-entry';
    part.lang = side.getAttribute('lang') ?? card.lang;
    const head = document.createElement('p');
    head.className = 'card-head';
    const link = document.createElement('a');
    link.href = each.hash;
    link.append(`${each.textContent} ${(lang === 'zh' ? words.inListZh : words.inListEn) ?? ''}`);
    head.append(link);
    part.append(head, ...Array.from(side.childNodes, (node) => node.cloneNode(true)));
    card.append(part);
  }
  if (!card.childElementCount) return null;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'card-close';
  close.setAttribute('aria-label', (lang === 'zh' ? words.closeZh : words.closeEn) ?? '');
  close.append('×');
  card.append(close);
  return card;
}
