import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { nearestKey } from './nearest-key';
import { readYamlDate } from './read-yaml-date';
import { describeNode, readYamlFields, scalarText, type YamlField } from './read-yaml-fields';
import {
  CSL_TYPES,
  type CslFields,
  type CslName,
  type CslType,
  DATE_FIELDS,
  NAME_FIELDS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
} from './reference';
import type { YamlSource } from './yaml-source';

/** Numbers in these are kept as they are written: they are labels, not amounts. */
const LABELS: ReadonlySet<string> = new Set([
  'ISBN',
  'ISSN',
  'PMID',
  'PMCID',
  'call-number',
  'archive_location',
  'CSTR',
  'DOI',
]);

const KNOWN: ReadonlyMap<string, string> = knownKeys();

const NAME_KEYS = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'] as const;
const NAME_SWITCHES = ['comma-suffix', 'static-ordering', 'parse-names'] as const;
const KNOWN_IN_NAMES: ReadonlyMap<string, string> = new Map([...NAME_KEYS, ...NAME_SWITCHES].map((key) => [key, key]));

/** The fields of an entry, and where each stands. */
export type ReadItem = Readonly<{ id?: string; fields: CslFields; places: ReadonlyMap<string, Node> }>;

/**
 * Reads one entry of CSL-YAML. Values are never coerced: a title `1984` is an error with its mend, `issue: 03` keeps
 * its zero. What is wrong is reported at its line and left out of the fields.
 */
export function readYamlItem(source: YamlSource, node: Node): ReadItem | undefined {
  if (!isMap(node)) {
    source.report(
      'error',
      'references-shaped',
      node,
      `Unexpected ${describeNode(node)}, expected a reference with id, type and title`,
    );
    return undefined;
  }
  const read = readYamlFields(source, node, 'a reference (CSL 1.0.2)', KNOWN);
  const entries = read
    .map((field) => [field.key, readField(source, field)] as const)
    .filter(([, value]) => value !== undefined);
  const { id, ...fields } = Object.fromEntries(entries) as CslFields & { id?: string }; // each value was read by its key's table
  return { ...(id !== undefined && { id }), fields, places: new Map(read.map(({ key, value }) => [key, value])) };
}

function readField(source: YamlSource, { key, value }: YamlField): unknown {
  if (isOneOf(key, NAME_FIELDS)) return readNames(source, key, value);
  if (isOneOf(key, DATE_FIELDS)) return readYamlDate(source, key, value);
  if (isOneOf(key, NUMBER_FIELDS)) return readNumber(source, key, value);
  if (key === 'type') return readType(source, value);
  if (key === 'custom') return undefined;
  if (key === 'categories' || (key === 'keyword' && isSeq(value))) return undefined;
  const text = isScalar(value) && (typeof value.value === 'string' || LABELS.has(key)) ? scalarText(value) : undefined;
  if (text === undefined || text.trim() === '') {
    const mend = isScalar(value) && value.source ? `Put it in quotation marks: ${key}: '${value.source}'.` : undefined;
    source.report(
      'error',
      'reference-values-typed',
      value,
      `Unexpected ${describeNode(value)} as ${key}, expected text`,
      mend,
    );
    return undefined;
  }
  return text;
}

/** A number stays a number where that loses nothing of how it is written. */
function readNumber(source: YamlSource, key: string, value: Node): string | number | undefined {
  if (isScalar(value) && typeof value.value === 'string') return value.value;
  if (isScalar(value) && typeof value.value === 'number')
    return String(value.value) === value.source ? value.value : value.source;
  source.report(
    'error',
    'reference-values-typed',
    value,
    `Unexpected ${describeNode(value)} as ${key}, expected a number or text`,
  );
  return undefined;
}

function readType(source: YamlSource, value: Node): CslType | undefined {
  const type = isScalar(value) ? value.value : undefined;
  if (typeof type === 'string' && isOneOf(type, CSL_TYPES)) return type;
  const near = typeof type === 'string' ? nearestKey(type, CSL_TYPES) : undefined;
  source.report(
    'error',
    'reference-values-typed',
    value,
    `Unexpected ${describeNode(value)} as type, expected a type of CSL 1.0.2`,
    near && `Did you mean "${near}"?`,
  );
  return undefined;
}

function readNames(source: YamlSource, key: string, value: Node): readonly CslName[] | undefined {
  const list = isSeq(value) ? (value.items as Node[]) : [value]; // pandoc takes a single name without a list
  const names = list.map((node) => readName(source, key, node)).filter((name) => name !== undefined);
  return names.length > 0 ? names : undefined;
}

function readName(source: YamlSource, key: string, node: Node): CslName | undefined {
  if (!isMap(node)) {
    const said = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
    const mend = said && `A person: { family: …, given: … }. An institution: { literal: ${said} }.`;
    source.report(
      'error',
      'reference-values-typed',
      node,
      `Unexpected ${describeNode(node)} as ${key}, expected a name`,
      mend,
    );
    return undefined;
  }
  const parts = readYamlFields(source, node, 'a name', KNOWN_IN_NAMES).flatMap(({ key: part, value }) => {
    const said = isScalar(value) ? value.value : undefined;
    if (typeof said === 'string' || (isOneOf(part, NAME_SWITCHES) && said !== undefined && said !== null))
      return [[part, said] as const];
    source.report(
      'error',
      'reference-values-typed',
      value,
      `Unexpected ${describeNode(value)} as ${part}, expected text`,
    );
    return [];
  });
  const name: CslName = Object.fromEntries(parts);
  if (name.family || name.literal) return name;
  source.report(
    'error',
    'reference-values-typed',
    node,
    'Unexpected name without family and literal, expected one of them',
  );
  return undefined;
}

function isOneOf<T extends string>(key: string, table: readonly T[]): key is T {
  return (table as readonly string[]).includes(key);
}

/** Every key by how it may be written: pandoc writes `doi`, `url`, `isbn` in small letters. */
function knownKeys(): ReadonlyMap<string, string> {
  const names = [
    'id',
    'type',
    'categories',
    'custom',
    ...TEXT_FIELDS,
    ...NUMBER_FIELDS,
    ...NAME_FIELDS,
    ...DATE_FIELDS,
  ];
  const acronyms = names.filter((name) => /^[A-Z]+$/.test(name)).map((name) => [name.toLowerCase(), name] as const);
  return new Map([...acronyms, ...names.map((name) => [name, name] as const)]);
}
