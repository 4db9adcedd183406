import type { Lang } from './model';

/** A passage that a link quotes: the name of a block, the language quoted, and the hash of its wording then (`passageHash`). */
export type Quoted = Readonly<{ name: string; lang: Lang; hash: string }>;

/** A passage of several blocks, by the names of its first and last, and the language to show it in, if the link says so. */
export type PassageRange = Readonly<{ from: string; to: string; lang?: Lang }>;

/** As many as a link may quote; what goes beyond is left out, so that an address made to be long costs nothing. */
const MOST_QUOTED = 64;
const QUOTED = /^([a-z0-9][a-z0-9-]*)-(zh|en)\.([0-9a-f]{8})$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** From a query (`?q=k3f7-zh.1a2b3c4d,m2p9-zh.5e6f7a8b`) to what it quotes, in its order. What is malformed is left out. */
export function parseQuoted(search: string): readonly Quoted[] {
  const states = (new URLSearchParams(search).get('q') ?? '').split(',', MOST_QUOTED);
  return states.flatMap((state) => {
    const [, name, lang, hash] = QUOTED.exec(state) ?? [];
    return name && hash ? [{ name, lang: lang === 'en' ? 'en' : 'zh', hash }] : [];
  });
}

/**
 * From an address to the range it names: `?to=m2p9#k3f7` (the form that is handed out: it lands on the first block without
 * a script) or `#k3f7..m2p9`; either end may carry `-zh` or `-en`. Undefined where it names none or is malformed.
 * @param isName whether the page has a block of that name
 */
export function parseRange(
  { hash, search }: Readonly<{ hash: string; search: string }>,
  isName: (name: string) => boolean,
): PassageRange | undefined {
  const [first = '', second = new URLSearchParams(search).get('to') ?? '', ...more] = hash.slice(1).split('..');
  if (more.length || !NAME.test(first) || !NAME.test(second)) return undefined;
  const [from, to] = [splitName(first, isName), splitName(second, isName)];
  if (!isName(from.name) || !isName(to.name)) return undefined;
  const lang = from.lang ?? to.lang;
  // Ends in two languages say nothing that could be shown.
  if (from.lang && to.lang && from.lang !== to.lang) return undefined;
  return { from: from.name, to: to.name, ...(lang && { lang }) };
}

/** `k3f7-zh` is the block `k3f7` in Chinese, unless a block has that very name. */
function splitName(id: string, isName: (name: string) => boolean): Readonly<{ name: string; lang?: Lang }> {
  const [, name, lang] = /^(.+)-(zh|en)$/.exec(id) ?? [];
  return name && !isName(id) ? { name, lang: lang === 'en' ? 'en' : 'zh' } : { name: id };
}

/**
 * The address of a passage: `page` (without query and fragment), its first and last block, the language to show, and the
 * wordings to remember. A single block has no `to`.
 * @example passageAddress('/zh/essays/x', { from: 'k3f7', to: 'm2p9' }) // '/zh/essays/x?to=m2p9#k3f7'
 */
export function passageAddress(
  page: string,
  { from, to, lang, quoted = [] }: PassageRange & Readonly<{ quoted?: readonly Quoted[] }>,
): string {
  const states = quoted.slice(0, MOST_QUOTED).map((state) => `${state.name}-${state.lang}.${state.hash}`);
  const query = [...(to === from ? [] : [`to=${to}`]), ...(states.length ? [`q=${states.join(',')}`] : [])];
  return `${page}${query.length ? `?${query.join('&')}` : ''}#${from}${lang ? `-${lang}` : ''}`;
}
