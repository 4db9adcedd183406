import type { VFile } from 'vfile';
import { z } from 'zod';
import { checkHeadings } from '../check/check-headings';
import { checkLinks, type LinkTarget } from '../check/check-links';
import { checkScript } from '../check/check-script';
import { checkShape, TEXT } from '../check/check-shape';
import { checkStyle } from '../check/check-style';
import { findFrontMatter } from '../check/find-front-matter';
import { listNodes } from '../check/list-nodes';
import { readYaml } from '../check/read-yaml';
import { reportError } from '../check/report';
import type { Block, Lang } from '../model';
import { parseText } from '../parse/parse-text';

const PAGE_SCHEMA = z.strictObject({ title: TEXT, summary: TEXT.optional() }, 'lines `key: value`');

/** A page of the site that is no essay, in one language: `content/about/zh.md`. Its blocks need no names. */
export type SitePage = Readonly<{ title: string; summary?: string; blocks: readonly Block[] }>;

/**
 * From a page's file (its value is a string) to the page; undefined if its front matter is missing or wrong. What is wrong
 * is put on the file, all of it: front matter, headings, links, raw HTML, and citations or notes, which a page has none of.
 */
export function parsePage(
  file: VFile,
  { lang, targets }: Readonly<{ lang: Lang; targets: readonly LinkTarget[] }>,
): SitePage | undefined {
  const source = String(file);
  const found = findFrontMatter(file, source);
  const yaml = found && readYaml(file, source, found.yaml, found.offset);
  const head = yaml && checkShape(file, yaml, PAGE_SCHEMA);
  // Without knowing where the front matter ends, its lines would be taken for text.
  if (found === undefined || yaml === undefined) return undefined;
  const text = parseText(file, { lang });
  checkHeadings(file, text);
  checkLinks(file, text, { visibility: 'public', names: new Set(), keys: new Set(), targets });
  checkStyle(file, text);
  checkScript(file, text);
  for (const node of listNodes(text)) {
    if (node.type !== 'citation' && node.type !== 'footnoteReference') continue;
    reportError(file, {
      ruleId: 'page-plain',
      reason: `Unexpected ${node.type === 'citation' ? 'citation' : 'note'} on a page of the site, expected plain text`,
      place: node.position,
      note: 'Only essays have references and notes: link to the source, or write it in the sentence.',
    });
  }
  for (const block of text.blocks) {
    if (block.kind !== 'figure') continue;
    reportError(file, {
      ruleId: 'page-plain',
      reason: 'Unexpected image on a page of the site, expected text',
      place: block.place,
      note: 'Only essays have images.',
    });
  }
  return head && { ...head, blocks: text.blocks };
}
