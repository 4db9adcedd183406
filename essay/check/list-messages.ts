import type { VFile } from 'vfile';

/**
 * A message of the check as data: it can be sent to another thread, or to a page. `path` is the file's, `line` and `column`
 * count from 1, and `source` is the line of the file that it points into, where that has been read.
 */
export type CheckMessage = Readonly<{
  path: string;
  line: number;
  column: number;
  severity: 'error' | 'warning';
  rule: string;
  reason: string;
  note?: string;
  source?: string;
}>;

/** From a file to its messages, in their order. */
export function listMessages(file: VFile): readonly CheckMessage[] {
  if (file.messages.length === 0) return [];
  const lines = String(file).split(/\r\n|\n|\r/);
  return file.messages.map(({ line, column, fatal, ruleId, reason, note }): CheckMessage => {
    const source = lines[(line ?? 1) - 1];
    return {
      path: file.path,
      line: line ?? 1,
      column: column ?? 1,
      severity: fatal === true ? 'error' : 'warning',
      rule: ruleId ?? 'unknown',
      reason,
      ...(note && { note }),
      ...(source && { source }),
    };
  });
}
