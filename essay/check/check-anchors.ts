import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { FRONT_KINDS } from '../ledger';
import type { Block, ParsedText } from '../model';
import { buildPointAt } from './point-at';
import { reportError } from './report';

/** Ids that the page has itself, in every essay. */
export const PAGE_IDS: readonly string[] = ['main', 'outline', 'bibliography', 'notes', 'top'];

/** Names beginning or ending so are addresses of the page's own making: `#ref-…` of a work, `#k3f7-en` of one language. */
const RESERVED_FORM = /^(?:ref|cite|card|view|note)-|-(?:zh|en)$/;

function placeOfName(block: Block, name: string, source: string): Point | Position {
  const start = block.place.start.offset;
  if (start === undefined) return block.place;
  const found = source.slice(start, block.place.end.offset).lastIndexOf(name);
  return found === -1 ? block.place : buildPointAt(source)(start + found);
}

/** What no block may be named: the page's ids, and the words under which the ledger keeps what is no block. */
const RESERVED: readonly string[] = [...PAGE_IDS, ...FRONT_KINDS];

/** Whether the page or the ledger needs a name for itself, so that no block may have it. */
export function isReserved(name: string): boolean {
  return RESERVED.includes(name) || RESERVED_FORM.test(name);
}

/** Puts on the file each name of a block that the page needs for itself. */
export function checkAnchors(file: VFile, text: ParsedText): void {
  const source = String(file);
  for (const block of text.blocks) {
    for (const name of block.names) {
      if (!isReserved(name)) continue;
      reportError(file, {
        ruleId: 'anchor-free',
        reason: `Unexpected name \`${name}\`, which the page uses itself, expected another`,
        place: placeOfName(block, name, source),
        note: `No name may be ${RESERVED.map((id) => `\`${id}\``).join(', ')}, begin with \`ref-\`, \`cite-\`, \`card-\`, \`view-\`, \`note-\`, or end in \`-zh\` or \`-en\`.`,
      });
    }
  }
}

/** Puts on the file of a published essay each block without a name: what has no name has no address. */
export function checkNames(file: VFile, text: ParsedText): void {
  for (const block of text.blocks) {
    if (block.names.length > 0) continue;
    const apart = block.kind === 'list' || block.kind === 'table' || block.kind === 'code';
    const expected = apart
      ? '`^name` in a paragraph of its own after it'
      : `${block.kind === 'heading' ? '`{#name}`' : '`^name`'} at its end`;
    reportError(file, {
      ruleId: 'names-present',
      reason: `Unexpected ${block.kind} without a name in a published essay, expected ${expected}`,
      place: block.place,
      note: 'Run: npm run essay -- sync',
    });
  }
}
