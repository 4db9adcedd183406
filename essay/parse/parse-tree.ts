import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { citationFromMarkdown } from './citation-from-markdown';
import { citationSyntax } from './citation-syntax';

/** What the row under a table's header has. Without it there is no table, and no line need be tried as a header. */
const DELIMITER = /\||:-|-:/;

/**
 * From Markdown to mdast: CommonMark, GFM tables, footnotes and strikethrough, and our citations. Emphasis follows the
 * CJK-friendly amendment of CommonMark §6.2 (`**“兼爱”**是` is strong). `1~2` is no strikethrough: GFM's own needs two
 * tildes here. No literal autolinks (they swallow the Chinese sentence after them) and no directives (`10:30`).
 */
export function parseTree(value: string): Root {
  return fromMarkdown(value, {
    extensions: [
      ...(DELIMITER.test(value) ? [gfmTable()] : []),
      gfmFootnote(),
      cjkFriendlyExtension(),
      // It stands for GFM's own strikethrough: both together would resolve each run of tildes twice.
      gfmStrikethroughCjkFriendly({ singleTilde: false }),
      citationSyntax(),
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      citationFromMarkdown(),
    ],
  });
}
