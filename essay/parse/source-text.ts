import type { Node, Point } from 'unist';
import type { VFile } from 'vfile';
import type { Lang } from '../model';

/** The file that is being parsed, with its text and the way from an offset in it to a place. */
export type SourceText = Readonly<{ file: VFile; lang: Lang; value: string; pointAt: (offset: number) => Point }>;

/** Where a node starts in its source, as an offset. Nodes that a parser made always have one. */
export function startOf(node: Node): number {
  return node.position?.start.offset ?? 0;
}

/** What the author wrote for a node: the source at its position. */
export function sourceOf(source: SourceText, node: Node): string {
  return source.value.slice(startOf(node), node.position?.end.offset ?? startOf(node));
}
