import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { describeNode, readYamlFields, scalarText, type YamlField } from './read-yaml-fields';
import { readYamlItem } from './read-yaml-item';
import type { CslFields, Doubt } from './reference';
import type { YamlSource } from './yaml-source';

const KEYS = ['original', 'en', 'same-as', 'label', 'kind', 'doubt'] as const;
const KNOWN: ReadonlyMap<string, string> = new Map(KEYS.map((key) => [key, key]));
const LANGS: ReadonlyMap<string, string> = new Map([
  ['zh', 'zh'],
  ['en', 'en'],
]);

/** What `references.extra.yaml` says of one entry. */
export type Extra = Readonly<{
  id: string;
  at: Node;
  original?: string;
  originalAt?: Node;
  en?: CslFields;
  enUrl?: Node;
  sameAs: readonly Readonly<{ id: string; at: Node }>[];
  label?: string;
  kind?: 'note';
  doubt?: Doubt;
}>;

/**
 * Reads `references.extra.yaml`, a mapping by the entry's id: `original` (a block scalar, the author's own wording),
 * `en` (CSL fields as a reader of English should see them), `same-as` (ids of the same work), `label` (its number in
 * the source), `kind: note` (a quoted sentence with its source), `doubt` (`{ zh, en }`: what looks damaged in it).
 */
export function readYamlExtra(source: YamlSource): readonly Extra[] {
  if (source.contents === null || isEmpty(source.contents)) return [];
  if (!isMap(source.contents)) {
    source.report(
      'error',
      'references-shaped',
      source.contents,
      `Unexpected ${describeNode(source.contents)}, expected a mapping from ids to what CSL cannot hold`,
    );
    return [];
  }
  return readYamlFields(source, source.contents, 'this file').flatMap((entry) => readEntry(source, entry) ?? []);
}

function readEntry(source: YamlSource, { key: id, at, value }: YamlField): Extra | undefined {
  if (!isMap(value)) {
    source.report(
      'error',
      'references-shaped',
      value,
      `Unexpected ${describeNode(value)} for ${id}, expected ${KEYS.join(', ')}`,
    );
    return undefined;
  }
  const fields = new Map(
    readYamlFields(source, value, 'references.extra.yaml', KNOWN).map((field) => [field.key, field.value]),
  );
  const original = readText(source, 'original', fields.get('original'));
  const en = fields.get('en');
  const english = en && readYamlItem(source, en);
  const enUrl = english?.places.get('URL');
  const label = fields.get('label');
  const labelled = label && isScalar(label) ? scalarText(label) : undefined;
  if (label && labelled === undefined) wrong(source, 'label', label, 'the number it bears in the source');
  const kind = fields.get('kind');
  if (kind && !(isScalar(kind) && kind.value === 'note')) wrong(source, 'kind', kind, 'note');
  const doubt = readDoubt(source, fields.get('doubt'));
  return {
    id,
    at,
    sameAs: readSameAs(source, fields.get('same-as')),
    ...(original !== undefined && { original, originalAt: fields.get('original') }),
    ...(english && { en: english.fields }),
    ...(enUrl && { enUrl }),
    ...(labelled !== undefined && { label: labelled }),
    ...(kind && { kind: 'note' as const }),
    ...(doubt && { doubt }),
  };
}

function readText(source: YamlSource, key: string, node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (isScalar(node) && typeof node.value === 'string' && node.value.trim()) return node.value;
  wrong(source, key, node, 'text in a block scalar |-');
  return undefined;
}

function readSameAs(source: YamlSource, node: Node | undefined): Extra['sameAs'] {
  const list = node === undefined ? [] : isSeq(node) ? (node.items as Node[]) : [node];
  return list.flatMap((item) => {
    if (isScalar(item) && typeof item.value === 'string') return [{ id: item.value, at: item as Node }];
    wrong(source, 'same-as', item, 'the id of a reference');
    return [];
  });
}

function readDoubt(source: YamlSource, node: Node | undefined): Doubt | undefined {
  if (!node) return undefined;
  const texts = isMap(node)
    ? new Map(readYamlFields(source, node, 'doubt', LANGS).map(({ key, value }) => [key, readText(source, key, value)]))
    : undefined;
  const [zh, en] = [texts?.get('zh'), texts?.get('en')];
  if (zh && en) return { zh, en };
  wrong(source, 'doubt', node, 'a text in zh and one in en');
  return undefined;
}

function wrong(source: YamlSource, key: string, node: Node, expected: string): void {
  source.report(
    'error',
    'reference-values-typed',
    node,
    `Unexpected ${describeNode(node)} as ${key}, expected ${expected}`,
  );
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null;
}
