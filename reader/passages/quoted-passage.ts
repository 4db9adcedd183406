import { passageAddress, type Quoted } from '../../essay/link-state';
import type { Lang } from '../../essay/model';
import { passageHash } from '../../essay/passage-hash';
import { copiedText } from '../passage-text';
import type { QuoteOrigin } from '../quoting';
import { isShown } from '../selected';
import { namedText, namesOf, sideOf } from './named-text';
import { textDirective } from './text-directive';

const LANGS = ['zh', 'en'] as const;

/** What is about to be quoted: its rows, its text in each language it has, and the languages that are on the screen. */
export type QuotedPassage = Readonly<{
  pairs: readonly HTMLElement[];
  texts: ReadonlyMap<Lang, string>;
  shown: readonly Lang[];
  nodes: ReadonlyMap<Lang, readonly Node[]>;
}>;

/** From what was asked for, a block or selected words, to the passage. */
export function quotedPassage({ pair, parts = [] }: QuoteOrigin): QuotedPassage {
  const inRows = parts.flatMap((part) => (part.pair ? [{ lang: part.lang, node: part.range.cloneContents() }] : []));
  const sides = pair ? LANGS.flatMap((lang) => sideOf(pair, lang) ?? []) : [];
  const found: { lang: Lang; node: Node }[] = pair
    ? sides.map((side) => ({ lang: side.classList.contains('zh') ? 'zh' : 'en', node: side }))
    : inRows;
  const nodes = new Map(
    LANGS.map((lang) => [lang, found.filter((each) => each.lang === lang).map(({ node }) => node)]),
  );
  const texts = LANGS.map(
    (lang) => [lang, nodes.get(lang)?.map(copiedText).filter(Boolean).join('\n\n') ?? ''] as const,
  );
  const present = new Map(texts.filter(([, text]) => text));
  return {
    pairs: pair ? [pair] : [...new Set(parts.flatMap((part) => part.pair ?? []))],
    texts: present,
    shown: pair
      ? sides.filter(isShown).map((side) => (side.classList.contains('zh') ? 'zh' : 'en'))
      : [...present.keys()],
    nodes,
  };
}

/** The link to a passage: plain, with the wordings of some languages remembered, or with the words for the browser to find. */
export function linkTo(
  { pairs, texts, nodes }: QuotedPassage,
  kind: 'plain' | 'kept' | 'words',
  langs: readonly Lang[],
): string {
  const [from, to] = [pairs[0]?.id ?? '', pairs.at(-1)?.id ?? ''];
  const only = langs.length === 1 && texts.size > 1 ? langs[0] : undefined;
  const page = location.origin + location.pathname;
  if (kind === 'plain') return passageAddress(page, { from, to });
  if (kind === 'kept')
    return passageAddress(page, {
      from,
      to,
      ...(only && { lang: only }),
      quoted: langs.flatMap((lang) => wordings(pairs, lang)),
    });
  const lang = langs[0] ?? 'zh';
  return passageAddress(page, { from, to: from, lang }) + textDirective(nodes.get(lang) ?? [], lang);
}

function wordings(pairs: readonly HTMLElement[], lang: Lang): Quoted[] {
  return pairs.flatMap((pair) =>
    namesOf(pair).flatMap((name) => {
      const text = namedText(pair, lang, name);
      return text ? [{ name, lang, hash: passageHash(text) }] : [];
    }),
  );
}
