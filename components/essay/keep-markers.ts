import type { PhrasingContent } from 'mdast';

/** A run of inline nodes, or markers together with the last character before them, which no line may part. */
export type Kept =
  | Readonly<{ kind: 'node'; node: PhrasingContent }>
  | Readonly<{ kind: 'kept'; lead: string; markers: readonly PhrasingContent[] }>;

const isMarker = (node: PhrasingContent | undefined) => node?.type === 'citation' || node?.type === 'footnoteReference';

/**
 * Groups citation and note markers with the character before them, so that no line begins with a marker
 * (CLREQ 3.1.3 keeps note signs with their text).
 */
export function keepMarkers(nodes: readonly PhrasingContent[]): Kept[] {
  const kept: Kept[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at];
    if (!node) continue;
    const markers: PhrasingContent[] = [];
    let next = at + (isMarker(node) ? 0 : 1);
    for (let marker = nodes[next]; marker && isMarker(marker); marker = nodes[++next]) markers.push(marker);
    if (!markers.length) {
      kept.push({ kind: 'node', node });
      continue;
    }
    let lead = '';
    if (node.type === 'text') {
      const characters = Array.from(node.value);
      lead = characters.pop() ?? '';
      if (characters.length) kept.push({ kind: 'node', node: { ...node, value: characters.join('') } });
    } else if (!isMarker(node)) kept.push({ kind: 'node', node });
    kept.push({ kind: 'kept', lead, markers });
    at = next - 1;
  }
  return kept;
}
