import { isMap, isScalar, type Node, type Scalar, type YAMLMap } from 'yaml';
import { nearestKey } from './nearest-key';
import type { YamlSource } from './yaml-source';

/** A key of a map with its node and its value's, in order. */
export type YamlField = Readonly<{ key: string; at: Node; value: Node }>;

/**
 * The fields of a map. A key that stands twice is an error at the second and the first is kept; a key that is not among
 * the known ones is an error that names the nearest; an empty value is an error. None of these is among the fields.
 * @param known every key that may stand here, as it is to be named; none given: any key may stand
 * @param what what the map is, for the message ("a reference")
 */
export function readYamlFields(
  source: YamlSource,
  map: YAMLMap,
  what: string,
  known?: ReadonlyMap<string, string>,
): readonly YamlField[] {
  const fields = new Map<string, YamlField>();
  for (const pair of map.items) {
    const at = pair.key as Node; // a parsed map has nodes for keys
    const written = isScalar(at) ? scalarText(at) : undefined;
    if (written === undefined) {
      source.report(
        'error',
        'reference-keys-known',
        at,
        `Unexpected key that is not a word, expected a field of ${what}`,
      );
      continue;
    }
    const key = known ? (known.get(written) ?? known.get(written.toLowerCase())) : written;
    const value = pair.value as Node | null;
    if (key === undefined) {
      const near = nearestKey(written, [...new Set(known?.values())]);
      source.report(
        'error',
        'reference-keys-known',
        at,
        `Unexpected key "${written}", expected a field of ${what}`,
        near && `Did you mean "${near}"?`,
      );
    } else if (fields.has(key)) {
      const first = fields.get(key);
      const line = first ? source.placeOf(first.at).start.line : 0;
      source.report(
        'error',
        'reference-keys-unique',
        at,
        `Unexpected second "${key}", expected it once`,
        `It stands first in line ${line}.`,
      );
    } else if (!value || (isScalar(value) && value.value === null)) {
      source.report(
        'error',
        'reference-values-typed',
        at,
        `Unexpected empty "${key}", expected a value`,
        'Leave the key out where there is nothing to say.',
      );
    } else {
      fields.set(key, { key, at, value });
    }
  }
  return [...fields.values()];
}

/** What a scalar says, as it is written: `03` and `1.10` keep their zeros. */
export function scalarText(node: Scalar): string | undefined {
  if (typeof node.value === 'string') return node.value;
  return typeof node.value === 'number' ? (node.source ?? String(node.value)) : undefined;
}

/** What a value is, in words, for messages: `number 1984`, `list`. */
export function describeNode(node: Node): string {
  if (isMap(node)) return 'mapping';
  if (!isScalar(node)) return 'list';
  if (typeof node.value === 'string') return `text "${node.value.slice(0, 40)}"`;
  return `${typeof node.value} ${node.source ?? String(node.value)}`;
}
