import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { checkEssay } from '../check/check-essay';
import { findUnaccounted, importFixture } from '../fixtures/import-fixture';
import { htmlBody, markdown, plainText } from '../fixtures/random-manuscript';
import { parseTree } from '../parse/parse-tree';
import { htmlText, listElements, parseHtml } from './html-tree';
import type { ImportedDraft } from './import-manuscript';
import { readHtml } from './read-html';
import { readMarkdown } from './read-markdown';
import { readText } from './read-text';

const RUNS = { numRuns: 150 };

/** The errors that `check` finds in a draft; images that were not copied are none. */
function findErrors(draft: ImportedDraft): readonly string[] {
  const file = (path: string, text: string) =>
    text === '' ? undefined : new VFile({ path, value: new TextEncoder().encode(text) });
  const files = {
    slug: 'manuscript',
    folder: 'manuscript',
    zh: file('zh.md', draft.zh),
    references: file('references.yaml', draft.references),
    extra: file('references.extra.yaml', draft.extra),
    images: [],
  };
  return checkEssay(files, { visibility: 'draft' }).flatMap(({ messages }) =>
    messages
      .filter(({ fatal, ruleId }) => fatal === true && !ALLOWED.has(ruleId ?? ''))
      .map((message) => `${message.ruleId} ${message.line}: ${message.reason}`),
  );
}

/** What a text has wrong by itself and an import does not mend: a quotation mark without its counterpart. */
const ALLOWED = new Set(['quotes-balanced']);

/** All that Markdown holds, markup aside: text, code, HTML within sentences, addresses; HTML between blocks by its text. */
function markdownText(source: string): string {
  const root: Root = parseTree(source);
  const definitions = new Map<string, string>();
  const used = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if ('children' in node) (node.children as Nodes[]).forEach(collect);
  };
  collect(root);
  const written = (node: Nodes) => source.slice(node.position?.start.offset, node.position?.end.offset);
  const shown = (node: Nodes, parent: Nodes): string => {
    switch (node.type) {
      case 'html':
        return parent.type === 'root' ? htmlText(parseHtml(node.value).tree) : node.value;
      case 'image':
        return `${node.url}${node.alt ?? ''}${node.title ?? ''}`;
      case 'citation':
        return written(node);
      case 'definition':
        return used.has(node.identifier) ? '' : written(node);
      case 'imageReference':
        return `${definitions.get(node.identifier) ?? ''}${node.alt ?? ''}`;
      default: {
        if ('value' in node) return node.value;
        const own =
          node.type === 'link'
            ? node.url + (node.title ?? '')
            : node.type === 'linkReference'
              ? definitions.get(node.identifier)
              : '';
        return 'children' in node ? own + (node.children as Nodes[]).map((child) => shown(child, node)).join('') : '';
      }
    }
  };
  return shown(root, root);
}

/** What a page shows, in scripts and styles nothing, and what its images are called. */
function pageText(source: string): string {
  const { tree } = parseHtml(source);
  const names = listElements(tree, ({ tagName }) => tagName === 'img').map(
    ({ properties }) => `${properties.alt ?? ''}${properties.title ?? ''}`,
  );
  return htmlText(tree) + names.join('');
}

describe('every character of the input is in the draft or in a remark, and the draft has no errors:', () => {
  test('plain text', () => {
    fc.assert(
      fc.property(plainText, (source) => {
        const draft = importFixture(readText(source));
        expect(findUnaccounted(source, draft)).toEqual([]);
        expect(findErrors(draft)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('Markdown', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const read = readMarkdown(source);
        if ('reason' in read) throw new Error(read.reason);
        const draft = importFixture(read);
        expect(findUnaccounted(markdownText(source), draft)).toEqual([]);
        expect(findErrors(draft)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('HTML', () => {
    fc.assert(
      fc.property(htmlBody, (body) => {
        const source = `<!doctype html><html><head><title>题</title><style>a{}</style></head><body><nav>首页</nav><article>${body}</article><footer>版权</footer></body></html>`;
        const draft = importFixture(readHtml(source));
        expect(findUnaccounted(pageText(source), draft, { addresses: false })).toEqual([]);
        expect(findErrors(draft)).toEqual([]);
      }),
      RUNS,
    );
  });
});
