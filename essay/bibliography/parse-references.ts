import type { VFile } from 'vfile';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { findUrlFault, findUrls } from './check-url';
import { checkWorksDistinct } from './check-works-distinct';
import { nearestKey } from './nearest-key';
import { type Extra, readYamlExtra } from './read-yaml-extra';
import { describeNode } from './read-yaml-fields';
import { type ReadItem, readYamlItem } from './read-yaml-item';
import type { Reference } from './reference';
import { checkExtras, groupSameWorks } from './same-works';
import { readYamlSource, type YamlSource } from './yaml-source';

type Entry = Readonly<{ id: string; node: Node; item: ReadItem }>;

/**
 * Parses a bibliography: `references.yaml` (CSL-YAML as pandoc and Zotero write it, a mapping with `references:` or a
 * bare list; CSL-JSON, which is YAML, too) and what `references.extra.yaml` adds to it by id. Gives the entries in
 * the file's order. Whatever is wrong becomes a message of the file it stands in, at its place (errors `fatal: true`,
 * warnings `fatal: false`); a faulty value is left out and its entry kept, an entry without an id, or with one that
 * an earlier entry has, is not. `sameAs` is made mutual: it names every other entry of the same work.
 */
export function parseReferences(references: VFile, extra?: VFile): readonly Reference[] {
  const source = readYamlSource(references);
  const extraSource = extra && readYamlSource(extra);
  if (!source) return [];
  const entries = listEntries(source);
  const extras = extraSource ? readYamlExtra(extraSource) : [];
  const byId = new Map(extras.map((one) => [one.id, one]));
  const ids = entries.map((entry) => entry.id);
  if (extraSource) checkExtras(extraSource, extras, ids);
  const works = groupSameWorks(ids, extras);
  const parsed = entries.map((entry) =>
    buildReference(source, entry, byId.get(entry.id), works.get(entry.id) ?? [], extraSource),
  );
  checkWorksDistinct(parsed, (reference, field) => {
    const entry = entries.find(({ id }) => id === reference.id);
    const at = entry?.item.places.get(field) ?? entry?.node;
    return at
      ? (reason, mend) => source.report('warning', 'reference-works-distinct', at, reason, mend)
      : () => undefined;
  });
  return parsed;
}

function listEntries(source: YamlSource): readonly Entry[] {
  const nodes = listNodes(source);
  const entries = new Map<string, Entry>();
  for (const node of nodes) {
    const item = readYamlItem(source, node);
    if (!item) continue;
    const { id } = item;
    const first = id === undefined ? undefined : entries.get(id);
    if (id === undefined)
      source.report(
        'error',
        'reference-ids-unique',
        node,
        'Unexpected reference without an id, expected one',
        'Give it a short name of its own: id: bradford-2023.',
      );
    else if (first) {
      const line = source.placeOf(first.node).start.line;
      source.report(
        'error',
        'reference-ids-unique',
        item.places.get('id') ?? node,
        `Unexpected second reference "${id}", expected each id once`,
        `It stands first in line ${line}.`,
      );
    } else entries.set(id, { id, node, item });
  }
  return [...entries.values()];
}

function listNodes(source: YamlSource): readonly Node[] {
  const root = source.contents;
  if (root === null || (isScalar(root) && root.value === null)) return [];
  if (isSeq(root)) return root.items as Node[];
  // pandoc keeps references beside other metadata (`nocite`, `title`), which is not ours to judge.
  const list = isMap(root)
    ? root.items.find((pair) => isScalar(pair.key) && pair.key.value === 'references')
    : undefined;
  if (list && isSeq(list.value)) return list.value.items as Node[];
  if (list && (list.value === null || (isScalar(list.value) && list.value.value === null))) return [];
  if (list)
    source.report(
      'error',
      'references-shaped',
      list.value as Node,
      `Unexpected ${describeNode(list.value as Node)} as references, expected a list`,
    );
  else
    source.report(
      'error',
      'references-shaped',
      root,
      `Unexpected ${describeNode(root)}, expected references: and a list under it`,
      lookNear(root),
    );
  return [];
}

function lookNear(root: Node): string {
  const keys = isMap(root) ? root.items.flatMap((pair) => (isScalar(pair.key) ? [String(pair.key.value)] : [])) : [];
  const near = keys.find((key) => nearestKey(key, ['references']));
  return near ? `"${near}" seems to be meant for "references".` : 'This does not look like a bibliography in CSL-YAML.';
}

function buildReference(
  source: YamlSource,
  { id, node, item }: Entry,
  extra: Extra | undefined,
  sameAs: readonly string[],
  extraSource: YamlSource | undefined,
): Reference {
  const { fields, places } = item;
  if (!places.has('type'))
    source.report(
      'error',
      'reference-values-typed',
      node,
      `Unexpected reference "${id}" without a type, expected a type of CSL 1.0.2`,
    );
  if (!places.has('title') && !extra?.original) {
    source.report(
      'error',
      'reference-titled',
      node,
      `Unexpected reference "${id}" without a title, expected a title or an original in references.extra.yaml`,
    );
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(id)) {
    source.report(
      'warning',
      'reference-id-citable',
      places.get('id') ?? node,
      `Unexpected id "${id}", expected letters, digits, - and _`,
      'It cannot be cited as [@id] until it is renamed.',
    );
  }
  const soundUrl = fields.URL === undefined || checkUrl(source, fields.URL, places.get('URL') ?? node, extra);
  if (extra?.originalAt && extraSource)
    for (const url of findUrls(extra.original ?? '')) checkUrl(extraSource, url, extra.originalAt, extra);
  const soundEnUrl =
    extra?.en?.URL === undefined || !extraSource || checkUrl(extraSource, extra.en.URL, extra.enUrl ?? extra.at, extra);
  const { URL: url, ...rest } = fields;
  const { URL: enUrl, ...en } = extra?.en ?? {};
  return {
    ...rest,
    id,
    type: fields.type ?? 'document',
    ...(soundUrl && url !== undefined && { URL: url }),
    ...(extra?.original !== undefined && { original: extra.original }),
    ...(extra?.en && { en: soundEnUrl && enUrl !== undefined ? { ...en, URL: enUrl } : en }),
    ...(sameAs.length > 0 && { sameAs }),
    ...(extra?.label !== undefined && { label: extra.label }),
    ...(extra?.kind && { kind: extra.kind }),
    ...(extra?.doubt && { doubt: extra.doubt }),
    place: source.placeOf(node),
  };
}

/** Reports what is wrong with an address; one that looks damaged is told only where no `doubt` tells it already. Gives whether it may be a link. */
function checkUrl(source: YamlSource, url: string, at: Node, extra: Extra | undefined): boolean {
  const fault = findUrlFault(url);
  if (!fault) return true;
  if (fault.kind === 'error') source.report('error', 'reference-urls-http', at, fault.reason, fault.mend);
  else if (!extra?.doubt)
    source.report(
      'warning',
      'reference-urls-whole',
      at,
      fault.reason,
      fault.mend ?? 'Where it must stay as it is, say so in doubt: in references.extra.yaml.',
    );
  return fault.kind !== 'error';
}
