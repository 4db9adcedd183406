import type { FootnoteDefinition, Nodes, PhrasingContent, RootContent } from 'mdast';
import { type Edit, editBlock, MARK, type Prose } from './edit-phrasing';
import { isNamedImage } from './image-name';
import { lineOf, type Manuscript, type Remark } from './manuscript';
import { nodeText } from './node-text';
import { type InlineNote, takeInlineNotes } from './take-inline-notes';

type Place = Readonly<{ line?: number; column?: number }>;
type Change = Readonly<{ with: readonly PhrasingContent[]; after?: string; kind: Remark['kind']; message: string }>;
type Form = Readonly<{
  pattern: RegExp;
  within?: Nodes['type'];
  change: (match: RegExpMatchArray, place: Place) => Change | undefined;
}>;

const quote = (text: string): string => `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
const text = (value: string, { line = 1, column = 1 }: Place): PhrasingContent => {
  const point = { line, column };
  return { type: 'text', value, position: { start: point, end: point } };
};

/** What is in the braces of pandoc's attributes: `#id`, `.class`, `key=value`. */
function areAttributes(inside: string): boolean {
  // `-` alone says that a heading bears no number.
  return inside
    .split(/\s+/)
    .every((one) => one === '-' || /^[#.][\p{L}\d_:.-]+$/u.test(one) || /^[\w-]+=[^\s{}]+$/.test(one));
}

const leftOut = (what: string, written: string, verb = 'was'): Change => ({
  with: [],
  kind: 'left-out',
  message: `${what}, ${quote(written)}, ${verb} left out.`,
});

/** Forms of Obsidian, Typora and pandoc that are no CommonMark, by what they look like, and what becomes of each. */
const FORMS: readonly Form[] = [
  { pattern: /%%[^%]+%%/g, change: ([written]) => leftOut('An Obsidian comment', written) },
  {
    pattern: /!\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?(?:\|([^\]\n]*))?\]\]/g,
    change([written, name = '', label = ''], place) {
      const url = name.trim();
      if (!isNamedImage(url.split('/').at(-1)?.replace(/\s/g, '') ?? '')) return undefined;
      const alt = /^\d+(?:x\d+)?$/.test(label) ? '' : label.trim();
      const { position } = text('', place);
      return {
        with: [{ type: 'image', url, alt, title: null, position }],
        after: url + alt,
        kind: 'changed',
        message: `${quote(written)} is an image in Markdown now.`,
      };
    },
  },
  {
    pattern: /(?<!!)\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g,
    change([written, name = '', label = ''], place) {
      const words = label.trim() || name.trim();
      const message = `${quote(written)}, a link to a note, is its words now.`;
      return { with: [text(words, place)], after: words, kind: 'changed', message };
    },
  },
  {
    pattern: /==(?![\s=])([^=\n]+)==/g,
    change: ([written, words = ''], place) => ({
      with: [text(words, place)],
      after: words,
      kind: 'changed',
      message: `${quote(written)} stands without its highlight.`,
    }),
  },
  {
    pattern: /^\[![A-Za-z]+\][+-]?[ \t]*/g,
    within: 'blockquote',
    change: ([written]) => leftOut('The kind of a callout', written.trim()),
  },
  {
    pattern: /^:{3,}[^:\n]*:*[ \t]*(?:\n|$)|\n:{3,}[^:\n]*:*[ \t]*$/gm,
    change: ([written]) => leftOut('The fence of a section, which pandoc calls a div', written.trim()),
  },
  {
    pattern: /^:[ \t]+(?=\S)/g,
    within: 'paragraph',
    change: ([written]) => leftOut('Pandoc’s colon before a caption or a definition', written.trim()),
  },
  {
    pattern: /\n:[ \t]+(?=\S)/g,
    within: 'paragraph',
    change: () => ({
      with: [{ type: 'break' }],
      kind: 'changed',
      message: 'A term and its definition are two lines of a paragraph now.',
    }),
  },
  {
    pattern: /\s?\{([#.\p{L}][^{}\n]{0,200}|-)\}/gu,
    change([written, inside = '']) {
      return areAttributes(inside.trim()) ? leftOut('Pandoc’s attributes', written.trim(), 'were') : undefined;
    },
  },
  { pattern: /(?<=\S)\s\^[A-Za-z\d-]+$/g, change: ([written]) => leftOut('The name of a block', written.trim()) },
];

/** What is kept as it is written, and would be something else elsewhere. */
const DOUBTS: readonly (readonly [pattern: RegExp, kind: Remark['kind'], say: (written: string) => string])[] = [
  [
    /\$\$[^$\n]+\$\$|\$[^$\n]*[\\^_=][^$\n]*\$/g,
    'doubt',
    (written) => `${quote(written)} is a formula elsewhere: readers see its characters.`,
  ],
  [
    /\[-@[\w-]+[^\]\n]*\]/g,
    'unplaced',
    (written) => `${written} cites by key, and the file has no bibliography with keys: it is kept as text.`,
  ],
  [/!\[\[[^\]\n]*\]\]/g, 'doubt', (written) => `${quote(written)} shows another note in Obsidian: it is kept as text.`],
  [/%%/g, 'doubt', () => '`%%` hides text in Obsidian, and does not here: see whether readers are to read it.'],
];

const CONTENTS = /^(?:\[toc\]|\[\[_?toc_?\]\]|\[\[toc\]\])$/i;

/**
 * Makes CommonMark of what Obsidian, Typora and pandoc write besides: comments, embedded images, links to notes, notes
 * within a sentence, highlights, callouts, attributes, names of blocks, `[toc]`. What it cannot make anything of is kept as
 * text, and told. Each change holds what stood there.
 */
export function settleDialects(
  blocks: readonly RootContent[],
  placeIn: Manuscript['placeIn'],
  remarks: Remark[],
): readonly RootContent[] {
  const taken = new Set(blocks.flatMap((block) => (block.type === 'footnoteDefinition' ? [block.identifier] : [])));
  const added: FootnoteDefinition[] = [];
  function addNote({ children, line, column }: InlineNote): PhrasingContent {
    let number = 1;
    while (taken.has(`${number}`)) number += 1;
    const label = `${number}`;
    taken.add(label);
    const words = children.map((child) => nodeText(child)).join('');
    const { position } = text('', { line, column });
    const paragraph: FootnoteDefinition['children'] = [{ type: 'paragraph', children, position }];
    added.push({ type: 'footnoteDefinition', identifier: label, label, children: paragraph, position });
    const message = `${quote(`^[${words}]`)}, a note within the sentence, is \`[^${label}]\` now.`;
    remarks.push({
      rule: 'markdown-form',
      kind: 'changed',
      line,
      column,
      message,
      before: `^[${words}]`,
      after: words,
    });
    return { type: 'footnoteReference', identifier: label, label };
  }

  function decide({ text: prose, placeAt, isWhole }: Prose, type: Nodes['type']): readonly Edit[] {
    const edits: Edit[] = [];
    const isFree = (start: number, end: number) => edits.every((edit) => end <= edit.start || edit.end <= start);
    for (const { pattern, within, change } of FORMS) {
      if (within !== undefined && within !== type) continue;
      for (const match of prose.matchAll(pattern)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (!isFree(start, end) || !isWhole(start, end) || match[0].includes(MARK)) continue;
        const { line, column } = placeAt(start);
        const made = change(match, { line, column });
        if (made === undefined) continue;
        edits.push({ start, end, with: made.with });
        const { kind, message, after = '' } = made;
        remarks.push({ rule: 'markdown-form', kind, line, column, message, before: match[0], after });
      }
    }
    for (const [pattern, kind, say] of DOUBTS) {
      for (const match of prose.matchAll(pattern)) {
        if (!isFree(match.index, match.index + match[0].length)) continue;
        const { line, column } = placeAt(match.index);
        remarks.push({ rule: 'markdown-form', kind, line, column, message: say(match[0]) });
      }
    }
    return edits.toSorted((a, b) => a.start - b.start);
  }

  const settled = blocks.flatMap((block): readonly RootContent[] => {
    const whole = block.type === 'paragraph' ? nodeText(block).trim() : '';
    if (CONTENTS.test(whole)) {
      const message = `${quote(whole)}, where a table of contents goes, was left out: the page has its outline.`;
      remarks.push({ rule: 'markdown-form', kind: 'left-out', line: lineOf(block), message, before: whole });
      return [];
    }
    const noted = takeInlineNotes(block, placeIn, addNote);
    const edited = editBlock(noted, (prose) => decide(prose, block.type), placeIn);
    const isEmpty = edited.type === 'paragraph' && edited.children.every((node) => isBlank(node));
    return isEmpty ? [] : [edited];
  });
  const notes = added.map((note) => editBlock(note, (prose) => decide(prose, note.type), placeIn));
  return [...settled, ...notes];
}

const isBlank = (node: PhrasingContent): boolean =>
  node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
