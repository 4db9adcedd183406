import type { PhrasingContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import type { Citation, Lang } from '@/essay/model';
import { keepMarkers } from './keep-markers';
import type { ReadingContext } from './reading-context';

type Props = Readonly<{ nodes: readonly PhrasingContent[]; lang: Lang; context: ReadingContext }>;

export function Inlines({ nodes, lang, context }: Props): ReactNode {
  return keepMarkers(nodes).map((part, at) => {
    // The order of inline nodes is fixed: a document is rendered once.
    const key = at;
    if (part.kind === 'node') return <Inline key={key} node={part.node} lang={lang} context={context} />;
    return (
      <span key={key} className="keep">
        {part.lead}
        {part.markers.map((node) => (
          <Inline key={node.position?.start.offset} node={node} lang={lang} context={context} />
        ))}
      </span>
    );
  });
}

function Inline({
  node,
  lang,
  context,
}: Readonly<{ node: PhrasingContent; lang: Lang; context: ReadingContext }>): ReactNode {
  const inner = 'children' in node ? <Inlines nodes={node.children} lang={lang} context={context} /> : null;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'emphasis':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'delete':
      return <del>{inner}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'link':
      return <a href={linkAddress(node.url, context)}>{inner}</a>;
    case 'citation':
      return <CitationMarkers citation={node} lang={lang} context={context} />;
    case 'footnoteReference':
      return <NoteMarker label={node.identifier} lang={lang} context={context} />;
    case 'html':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt;
    case 'linkReference':
      return inner;
    default:
      return node satisfies never;
  }
}

/** Authors link to other essays without a language, `/essays/x#k3f7`; readers stay in that of the interface. */
function linkAddress(url: string, { locale }: ReadingContext): string {
  return /^\/(?!zh(?:[/#]|$)|en(?:[/#]|$))./.test(url) ? `/${locale}${url}` : url;
}

function CitationMarkers({
  citation,
  lang,
  context,
}: Readonly<{ citation: Citation; lang: Lang; context: ReadingContext }>) {
  return citation.items.map(({ key, locator }) => {
    const number = context.numbers.get(key);
    // The check has reported a key that the bibliography lacks; the reader sees what the author wrote.
    if (number === undefined) return <Fragment key={key}>[@{key}]</Fragment>;
    const name = locator
      ? context.words[lang]('citationLocator', { number, locator })
      : context.words[lang]('citation', { number });
    return (
      <a key={key} className="cite" role="doc-biblioref" href={`#ref-${key}`} aria-label={name} data-locator={locator}>
        [{number}
        {locator && (lang === 'zh' ? `，${locator}` : `, ${locator}`)}]
      </a>
    );
  });
}

function NoteMarker({ label, lang, context }: Readonly<{ label: string; lang: Lang; context: ReadingContext }>) {
  const number = context.noteNumbers.get(label);
  if (number === undefined) return `[^${label}]`;
  return (
    <a
      className="cite note-mark"
      role="doc-noteref"
      href={`#note-${label}`}
      aria-label={context.words[lang]('note', { number })}
    >
      {noteSign(number)}
    </a>
  );
}

/** ① to ⑳ as Chinese typography counts notes, so that they are not taken for references; then (21). */
export function noteSign(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : `(${number})`;
}
