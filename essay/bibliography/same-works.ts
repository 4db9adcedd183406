import { nearestKey } from './nearest-key';
import type { Extra } from './read-yaml-extra';
import type { YamlSource } from './yaml-source';

/** Reports ids in `references.extra.yaml` that the bibliography lacks, with the nearest that it has. */
export function checkExtras(source: YamlSource, extras: readonly Extra[], ids: readonly string[]): void {
  for (const { id, at, sameAs } of extras) {
    if (!ids.includes(id)) {
      const near = nearestKey(id, ids);
      source.report(
        'error',
        'extra-ids-known',
        at,
        `Unexpected id "${id}", expected the id of a reference`,
        near && `Did you mean "${near}"?`,
      );
    }
    for (const other of sameAs) {
      if (ids.includes(other.id) && other.id !== id) continue;
      const meant = nearestKey(other.id, ids);
      source.report(
        'error',
        'extra-ids-known',
        other.at,
        `Unexpected id "${other.id}" in same-as, expected the id of another reference`,
        meant && meant !== id ? `Did you mean "${meant}"?` : undefined,
      );
    }
  }
}

/**
 * For each id the other ids of its work, in the order of `ids`: what is the same as the same is the same. An id in
 * `extras` that is not among `ids` counts for nothing.
 */
export function groupSameWorks(
  ids: readonly string[],
  extras: readonly Extra[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map(ids.map((id) => [id, new Set([id])]));
  for (const { id, sameAs } of extras) {
    for (const other of sameAs) {
      const [one, two] = [groups.get(id), groups.get(other.id)];
      if (!one || !two || one === two) continue;
      for (const member of two) groups.set(member, one.add(member));
    }
  }
  return new Map(ids.map((id) => [id, ids.filter((other) => other !== id && groups.get(id)?.has(other))]));
}
