import type { PhrasingContent } from 'mdast';
import type { Remark } from './manuscript';

type Place = Readonly<{ line?: number; column?: number }>;

/** The remark on a marker, as it was `written`, in whose place `nodes` stand in the draft: citations and references to notes. */
export function remarkPlaced(written: string, place: Place, nodes: readonly PhrasingContent[]): Remark {
  const message = `${written} is ${nodes.map(describeMarker).join('')} now.`;
  return { rule: 'marker-placed', kind: 'changed', ...place, message, before: written, after: '' };
}

/** The remark on what looks like a marker and stays as it is written, since no list answers it. */
export function remarkUnanswered(written: string, place: Place): Remark {
  return {
    rule: 'marker-answered',
    kind: 'unplaced',
    ...place,
    message: `${written} looks like a marker, and no list has an entry for it: it is kept as it is written.`,
  };
}

/**
 * The remark on a text, `shown`, that was taken for the place cited of a marker. `before` is what of it the remark on
 * the marker itself does not hold: all of what stands behind the marker, nothing of what stands within it.
 */
export function remarkPlaceCited(shown: string, place: Place, { before }: Readonly<{ before: string }>): Remark {
  const message = `“${shown}” is the place cited.`;
  return { rule: 'marker-placed', kind: 'changed', ...place, message, before, after: '' };
}

function describeMarker(node: PhrasingContent): string {
  if (node.type === 'citation') {
    return `\`[${node.items.map(({ key, locator }) => `@${key}${locator ? `, ${locator}` : ''}`).join('; ')}]\``;
  }
  return node.type === 'footnoteReference' ? `\`[^${node.label ?? node.identifier}]\`` : '';
}
