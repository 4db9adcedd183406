import type { Nodes } from 'mdast';
import type { Lang } from '../model';

/** What addresses and citations in a text are resolved by. */
export type Resolving = Readonly<{
  /** The page of the essay, whole: `https://…/en/essays/x`. */
  page: string;
  /** Where its own files lie, with a slash at the end. */
  files: string;
  /** Origin of the site. */
  site: string;
  lang: Lang;
  /** Number of each cited work by its key. */
  numbers: ReadonlyMap<string, number>;
  /** Labels of the notes that there are. */
  notes: ReadonlySet<string>;
}>;

/**
 * From nodes of an essay to nodes that CommonMark and GFM know and that stand anywhere: citations as text (`[1]`,
 * `[1, 12]`; a key without an entry as it was written), addresses whole, raw HTML as the text it is shown as. Neighbouring
 * texts are joined, places in the file left out. The arguments are not changed.
 */
export function resolveNodes(nodes: readonly Nodes[], resolving: Resolving): Nodes[] {
  const resolved: Nodes[] = [];
  for (const node of nodes.map((each) => resolveNode(each, resolving))) {
    const last = resolved.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      resolved[resolved.length - 1] = { type: 'text', value: last.value + node.value };
    else resolved.push(node);
  }
  return resolved;
}

function resolveNode(node: Nodes, resolving: Resolving): Nodes {
  switch (node.type) {
    case 'citation':
      return { type: 'text', value: node.items.map((item) => citationText(item, resolving)).join('') };
    case 'html':
      return { type: 'text', value: node.value };
    case 'footnoteReference':
      return resolving.notes.has(node.identifier)
        ? { type: 'footnoteReference', identifier: node.identifier, label: node.label }
        : { type: 'text', value: `[^${node.label ?? node.identifier}]` };
    case 'image':
      return { type: 'text', value: node.alt ?? '' };
    default: {
      const { position: _, ...rest } = node;
      const placed = 'url' in rest ? { ...rest, url: wholeAddress(rest.url, resolving) } : rest;
      if (!('children' in node)) return placed as Nodes;
      // The spread of a node with other children of the same kinds is a node of its type.
      return { ...placed, children: resolveNodes(node.children, resolving) } as Nodes;
    }
  }
}

function citationText(
  { key, locator }: Readonly<{ key: string; locator?: string }>,
  { numbers, lang }: Resolving,
): string {
  const number = numbers.get(key);
  if (number === undefined) return `[@${key}]`;
  return `[${number}${locator ? `${lang === 'zh' ? '，' : ', '}${locator}` : ''}]`;
}

function wholeAddress(url: string, { page, site, lang }: Resolving): string {
  if (url.startsWith('#')) return page + url;
  if (!url.startsWith('/')) return url;
  return /^\/(?:zh|en)(?:[/#]|$)/.test(url) ? site + url : `${site}/${lang}${url}`;
}
