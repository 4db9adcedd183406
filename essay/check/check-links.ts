import type { VFile } from 'vfile';
import type { Visibility } from '../essay-files';
import type { ParsedText } from '../model';
import { PAGE_IDS } from './check-anchors';
import { listNodes } from './list-nodes';
import { suggestWord } from './nearest-word';
import { type Problem, reportError } from './report';

/** Another essay, as a link sees it: where it is, and the names of its blocks where they are known. */
export type LinkTarget = Readonly<{ slug: string; visibility: Visibility; names?: ReadonlySet<string> }>;

export type LinkContext = Readonly<{
  visibility: Visibility;
  /** Names of this essay's blocks, of both files. */
  names: ReadonlySet<string>;
  /** Keys of its bibliography: `#ref-key` leads there. */
  keys: ReadonlySet<string>;
  /** Every essay that is there, this one among them. */
  targets: readonly LinkTarget[];
}>;

type Finding = Omit<Problem, 'place'>;

/** What a browser reads: it drops blanks and control characters within an address, and takes `\` for `/`. */
function normaliseAddress(url: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these before they look for the scheme
  return url.replace(/[\u0000-\u0020]+/g, '').replaceAll('\\', '/');
}

function hasAnchor(fragment: string, names: ReadonlySet<string>, keys: ReadonlySet<string>): boolean {
  if (names.has(fragment) || PAGE_IDS.includes(fragment)) return true;
  if (fragment.startsWith('ref-')) return keys.has(fragment.slice('ref-'.length));
  return names.has(fragment.replace(/-(?:zh|en)$/, ''));
}

function checkFragment(fragment: string, names: ReadonlySet<string>, keys: ReadonlySet<string>): Finding | undefined {
  if (hasAnchor(fragment, names, keys)) return undefined;
  return {
    ruleId: 'link-target',
    reason: `Unexpected link to \`#${fragment}\`, which no block is named, expected the name of a block`,
    note: names.size === 0 || names.size > 40 ? undefined : suggestWord(fragment, [...names]),
  };
}

/** The parts of a path on this site, its language left out: `/zh/essays/x` has `essays` and `x`. */
function partsOf(path: string): readonly string[] {
  const parts = path.split('/').filter(Boolean);
  return parts[0] === 'zh' || parts[0] === 'en' ? parts.slice(1) : parts;
}

function checkPath(path: string, fragment: string, context: LinkContext): Finding | undefined {
  const [room, slug, ...rest] = partsOf(path);
  if (room === undefined || (['essays', 'about', 'search'].includes(room) && slug === undefined)) return undefined;
  if (room !== 'essays' || slug === undefined || rest.length > 0) {
    return {
      ruleId: 'link-target',
      reason: `Unexpected link to \`${path}\`, where nothing is, expected \`/essays/…\``,
    };
  }
  const known = context.targets.filter((target) => target.slug === slug);
  const target = known.find(({ visibility }) => visibility === 'public') ?? known[0];
  if (target === undefined) {
    const slugs = context.targets.filter(({ visibility }) => visibility === 'public').map((other) => other.slug);
    return {
      ruleId: 'link-target',
      reason: `Unexpected link to the essay \`${slug}\`, which does not exist, expected one that does`,
      note: slugs.length > 0 ? suggestWord(slug, slugs) : undefined,
    };
  }
  if (target.visibility === 'draft' && context.visibility === 'public') {
    return {
      ruleId: 'link-published',
      reason: `Unexpected link to the draft \`${slug}\` from a published essay, expected a published one`,
      note: 'Publish the draft first, or take the link out: it tells readers that the draft exists.',
    };
  }
  return fragment && target.names ? checkFragment(fragment, target.names, new Set()) : undefined;
}

/**
 * From a link's address to what is wrong with it, undefined if nothing is. Allowed: http, https and mailto; `#name` within
 * the essay; `/essays/slug#name` and the site's other pages, with or without a language before.
 */
function checkAddress(url: string, context: LinkContext): Finding | undefined {
  const address = normaliseAddress(url);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') {
    if (URL.canParse(address)) return undefined;
    return { ruleId: 'link-scheme', reason: `Unexpected address \`${url}\`, expected one that a browser can follow` };
  }
  if (scheme === 'mailto') return undefined;
  if (scheme !== undefined || address.startsWith('//')) {
    return {
      ruleId: 'link-scheme',
      reason: `Unexpected \`${scheme === undefined ? '//' : `${scheme}:`}\` link, expected \`https://\`, \`http://\`, \`mailto:\`, \`#name\` or \`/essays/…\``,
      note: 'Write the whole address, with https://.',
    };
  }
  const [path = '', fragment = ''] = address.split('#', 2);
  if (address.startsWith('#')) return checkFragment(decode(fragment), context.names, context.keys);
  if (address.startsWith('/')) return checkPath(decode(path.split('?')[0] ?? ''), decode(fragment), context);
  return {
    ruleId: 'link-target',
    reason: `Unexpected relative link \`${url}\`, expected \`/essays/…\``,
    note: 'A file beside this one has no page of its own: link to the essay by its slug.',
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Puts on the file each link that leads nowhere, to a draft, or to what runs or hides (`javascript:`, `data:`, `//`). */
export function checkLinks(file: VFile, text: ParsedText, context: LinkContext): void {
  for (const node of listNodes(text)) {
    if (node.type !== 'link' && node.type !== 'definition') continue;
    const finding = checkAddress(node.url, context);
    if (finding) reportError(file, { ...finding, place: node.position });
  }
}

/** The slugs of the essays that a text links to, whether they exist or not: those whose names a check of it needs. */
export function listLinkedSlugs(text: ParsedText): readonly string[] {
  const slugs = listNodes(text).flatMap((node) => {
    if (node.type !== 'link' && node.type !== 'definition') return [];
    const address = normaliseAddress(node.url);
    if (!address.startsWith('/') || address.startsWith('//')) return [];
    const [room, slug] = partsOf(decode(address.split(/[?#]/)[0] ?? ''));
    return room === 'essays' && slug !== undefined ? [slug] : [];
  });
  return [...new Set(slugs)];
}
