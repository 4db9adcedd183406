import type { VFile } from 'vfile';

/**
 * The messages of a file in one line each, in their order, for tests to compare.
 *
 * @example ['3:1 error key-known Unexpected key `sumary`, expected a key that is known here']
 */
export function listMessageLines(file: VFile): readonly string[] {
  return file.messages.map(({ line, column, fatal, ruleId, reason }) => {
    return `${line}:${column} ${fatal ? 'error' : 'warning'} ${ruleId} ${reason}`;
  });
}
