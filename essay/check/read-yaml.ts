import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { Composer, CST, type Document, isAlias, isNode, isPair, isScalar, Parser, visit } from 'yaml';
import { buildPointAt } from './point-at';
import { reportError } from './report';

/** What a file's YAML says, with the way from a key's path to its place. */
export type YamlSource = Readonly<{
  value: unknown;
  /** The place of the value at a path, of its key if `ofKey`, of the nearest thing above it if there is none. */
  placeOf: (path: readonly PropertyKey[], ofKey?: boolean) => Position | undefined;
}>;

/** 32: nothing that an author writes is deeper, and a reader of YAML that calls itself crashes at some thousands. */
const MAX_DEPTH = 32;

/** How deep tokens nest, without recursion. Stops counting just above the limit. */
function measureDepth(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  for (const token of tokens) {
    const open: { token: CST.Token | null | undefined; depth: number }[] = [{ token, depth: 0 }];
    for (let next = open.pop(); next !== undefined && deepest <= MAX_DEPTH; next = open.pop()) {
      const { token: current, depth } = next;
      deepest = Math.max(deepest, depth);
      if (!current) continue;
      if (current.type === 'document') open.push({ token: current.value, depth });
      if (CST.isCollection(current)) {
        for (const item of current.items) {
          open.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
        }
      }
    }
  }
  return deepest;
}

/** Puts what is syntax but not data on the file: aliases (one can stand for a billion values) and tags of any kind. */
function checkPlainData(file: VFile, document: Document, place: (from: number, to: number) => Position): boolean {
  let plain = true;
  visit(document, {
    Node(_, node) {
      const [from, to] = node.range ?? [0, 0];
      if (isAlias(node)) {
        plain = false;
        reportError(file, {
          ruleId: 'yaml-without-aliases',
          reason: `Unexpected alias \`*${node.source}\`, expected the value itself`,
          place: place(from, to),
          note: 'Write the value out.',
        });
      } else if (node.tag !== undefined) {
        plain = false;
        reportError(file, {
          ruleId: 'yaml-without-tags',
          reason: `Unexpected tag \`${node.tag.replace('tag:yaml.org,2002:', '!!')}\`, expected a plain value`,
          place: place(from, to),
          note: 'Delete the tag; text goes in quotes.',
        });
      }
    },
  });
  return plain;
}

/** What the parser says at the end of a text in which a quotation mark was opened. */
const OPEN_QUOTE = /^Missing closing ["']quote/;

/** Where in the YAML an error is: of a quotation mark that nothing closes, the mark, since the end is no place to look. */
function placeError(document: Document, message: string, at: readonly [number, number]): readonly [number, number] {
  if (!OPEN_QUOTE.test(message)) return at;
  let opened = at;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE_') && range[1] >= at[0]) opened = [range[0], range[0] + 1];
    },
  });
  return opened;
}

function describeError(code: string, message: string): Readonly<{ ruleId: string; reason: string; note?: string }> {
  if (code === 'DUPLICATE_KEY') {
    return {
      ruleId: 'keys-unique',
      reason: 'Unexpected second key of this name, expected every key once',
      note: 'Delete one of the two.',
    };
  }
  if (code === 'TAB_AS_INDENT') {
    return {
      ruleId: 'yaml-valid',
      reason: 'Unexpected tab at the start of a line, expected spaces',
      note: 'Put two spaces in its place.',
    };
  }
  if (OPEN_QUOTE.test(message)) {
    return {
      ruleId: 'yaml-valid',
      reason: 'Unexpected quotation mark that nothing closes, expected a second one after the value',
      note: 'Close it in its line: title: "A: B".',
    };
  }
  return {
    ruleId: 'yaml-valid',
    reason: `Unexpected YAML (${message.replace(/\.$/, '')}), expected valid YAML 1.2`,
    note: 'A value with `: `, ` #` or a mark at its start goes in quotes: title: "A: B". Keys of one level begin in one column.',
  };
}

/**
 * From YAML (1.2, core schema: nothing is coerced, a date is a string) to its value and the places of its parts. `offset`
 * is where `yaml` starts in `text`, the whole file. Undefined if it is not valid, and then errors on the file say why.
 */
export function readYaml(file: VFile, text: string, yaml = text, offset = 0): YamlSource | undefined {
  const pointAt = buildPointAt(text);
  const place = (from: number, to: number): Position => ({ start: pointAt(offset + from), end: pointAt(offset + to) });

  const tokens = [...new Parser().parse(yaml)];
  if (measureDepth(tokens) > MAX_DEPTH) {
    reportError(file, {
      ruleId: 'yaml-depth',
      reason: `Unexpected nesting of more than ${MAX_DEPTH} levels, expected ${MAX_DEPTH} at most`,
      place: pointAt(offset),
    });
    return undefined;
  }

  // What `parseDocument` does, with the tokens that are there already.
  const options = { version: '1.2', schema: 'core', uniqueKeys: true } as const;
  const [document, second] = new Composer(options).compose(tokens, true, yaml.length);
  if (document === undefined) return undefined;
  for (const error of document.errors) {
    const [from, to] = placeError(document, error.message, error.pos);
    reportError(file, { ...describeError(error.code, error.message), place: place(from, to) });
  }
  if (second !== undefined) {
    const reason = 'Unexpected second YAML document, expected one';
    reportError(file, { ruleId: 'yaml-valid', reason, place: place(second.range[0], second.range[1]) });
  }
  const plain = checkPlainData(file, document, place);
  if (document.errors.length > 0 || second !== undefined || !plain) return undefined;

  return {
    value: document.toJS({ maxAliasCount: 0 }),
    placeOf(path, ofKey = false) {
      const rangeOf = (node: unknown) => (isNode(node) && node.range ? place(node.range[0], node.range[1]) : undefined);
      const parent = path.length > 0 ? document.getIn(path.slice(0, -1), true) : undefined;
      if (ofKey && parent !== null && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
        const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
        if (isPair(pair)) return rangeOf(pair.key);
      }
      const node = path.length > 0 ? document.getIn(path, true) : document.contents;
      return rangeOf(node) ?? (path.length > 0 ? this.placeOf(path.slice(0, -1)) : undefined);
    },
  };
}
