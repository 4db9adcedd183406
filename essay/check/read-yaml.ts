import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { Composer, CST, type Document, isAlias, isNode, isPair, isScalar, Parser, visit } from 'yaml';
import { explainYamlFault } from './explain-yaml-fault';
import { buildPointAt } from './point-at';
import { OUR_YAML, readPlainYaml } from './read-plain-yaml';
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

function describeError(code: string, message: string): Readonly<{ ruleId: string; reason: string; note?: string }> {
  if (code === 'DUPLICATE_KEY') {
    return {
      ruleId: 'keys-unique',
      reason: 'Unexpected second key of this name, expected every key once',
      note: 'Delete one of the two.',
    };
  }
  return {
    ruleId: 'yaml-valid',
    reason: `Unexpected YAML (${message.replace(/\.$/, '')}), expected valid YAML 1.2`,
    note: 'A value with `: `, ` #` or a mark at its start goes in quotes: title: "A: B". Keys of one level begin in one column.',
  };
}

/** What the parser of the whole language makes of the YAML; its faults, and what is no plain data, on the file. */
function parseYaml(file: VFile, yaml: string, place: (from: number, to: number) => Position): Document | undefined {
  const tokens = [...new Parser().parse(yaml)];
  if (measureDepth(tokens) > MAX_DEPTH) {
    reportError(file, {
      ruleId: 'yaml-depth',
      reason: `Unexpected nesting of more than ${MAX_DEPTH} levels, expected ${MAX_DEPTH} at most`,
      place: place(0, 0),
    });
    return undefined;
  }

  // What `parseDocument` does, with the tokens that are there already.
  const [document, second] = new Composer({ ...OUR_YAML, uniqueKeys: true }).compose(tokens, true, yaml.length);
  if (document === undefined) return undefined;
  for (const error of document.errors) {
    const { at = error.pos, ...explained } = explainYamlFault(document, error) ?? {};
    reportError(file, { ...describeError(error.code, error.message), ...explained, place: place(...at) });
  }
  if (second !== undefined) {
    const reason = 'Unexpected second YAML document, expected one';
    reportError(file, { ruleId: 'yaml-valid', reason, place: place(second.range[0], second.range[1]) });
  }
  const plain = checkPlainData(file, document, place);
  if (document.errors.length > 0 || second !== undefined || !plain) return undefined;
  return document;
}

/**
 * From YAML (1.2, core schema: nothing is coerced, a date is a string) to its value and the places of its parts. `offset`
 * is where `yaml` starts in `text`, the whole file. Undefined if it is not valid, and then errors on the file say why.
 */
export function readYaml(file: VFile, text: string, yaml = text, offset = 0): YamlSource | undefined {
  const pointAt = buildPointAt(text);
  const place = (from: number, to: number): Position => ({ start: pointAt(offset + from), end: pointAt(offset + to) });

  const document = readPlainYaml(yaml) ?? parseYaml(file, yaml, place);
  if (!document) return undefined;

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
