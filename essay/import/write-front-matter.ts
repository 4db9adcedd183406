import { Document, Scalar, visit } from 'yaml';
import type { StatedMatter } from './manuscript';

const ORDER = ['title', 'subtitle', 'authors', 'published', 'updated', 'source', 'license', 'summary'] as const;

/** From what is known of an essay to the front matter of its `zh.md`, both fences included. */
export function writeFrontMatter(matter: StatedMatter): string {
  const document = new Document(
    Object.fromEntries(ORDER.flatMap((key) => (matter[key] === undefined ? [] : [[key, matter[key]]]))),
  );
  visit(document, {
    Scalar(_, node) {
      // YAML 1.2 would read `2024` as a number, and the check takes only texts.
      if (typeof node.value === 'string' && /^[\d.+-]+$/.test(node.value) && !/^\d{4}-\d{2}-\d{2}$/.test(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return `---\n${document.toString({ lineWidth: 0 })}---\n`;
}
