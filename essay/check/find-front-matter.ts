import type { VFile } from 'vfile';
import { buildPointAt } from './point-at';
import { reportError } from './report';

/** The YAML of a file's front matter, with the offset in the file at which it starts. */
export type FrontMatterSource = Readonly<{ yaml: string; offset: number }>;

const EXAMPLE = 'Begin the file with a line `---`, the lines `key: value`, and again a line `---`.';

/**
 * From a file's text to the YAML between its first two lines `---`. Undefined if it is missing, not closed, or fenced by
 * anything else: `---js` would be run by some readers of front matter, `+++` is TOML. The error is put on the file.
 */
export function findFrontMatter(file: VFile, text: string): FrontMatterSource | undefined {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const fence = first.trimEnd();

  if (fence !== '---') {
    const other = /^(?:-{3}|\+{3}|;{3})[\w \t-]*$/.test(fence);
    reportError(file, {
      ruleId: other ? 'front-matter-yaml' : 'front-matter-present',
      reason: other
        ? `Unexpected fence \`${fence}\`, expected \`---\` alone on its line`
        : 'Unexpected start of the text, expected front matter between two lines `---`',
      note: other ? 'Front matter is YAML and nothing else: an essay is data, it runs nothing.' : EXAMPLE,
    });
    return undefined;
  }

  const rest = text.slice(first.length);
  const start = first.length + (rest.startsWith('\r\n') ? 2 : 1);
  const close = /^---[ \t]*\r?$/m.exec(text.slice(start));
  if (close === null) {
    reportError(file, {
      ruleId: 'front-matter-closed',
      reason: 'Unexpected end of the file within the front matter, expected a closing line `---`',
      place: { start: buildPointAt(text)(0), end: buildPointAt(text)(first.length) },
      note: 'Write `---` alone on a line after the last key.',
    });
    return undefined;
  }
  return { yaml: text.slice(start, start + close.index), offset: start };
}
