import { type Document, visit, type YAMLError } from 'yaml';

/** What the parser says at the end of a text in which a quotation mark was opened. */
const OPEN_QUOTE = /^Missing closing ["']quote/;

/**
 * From a fault that the parser of YAML found to what an author has to know of it, for those that the parser names in its own
 * terms or at a place where nothing is to be seen; undefined for the others. `at` is from where to where in the YAML.
 */
export function explainYamlFault(
  document: Document,
  { code, message, pos }: Pick<YAMLError, 'code' | 'message' | 'pos'>,
): Readonly<{ at: readonly [number, number]; reason: string; note: string }> | undefined {
  if (code === 'TAB_AS_INDENT') {
    return {
      at: pos,
      reason: 'Unexpected tab at the start of a line, expected spaces',
      note: 'Put two spaces in its place.',
    };
  }
  if (!OPEN_QUOTE.test(message)) return undefined;
  let at: readonly [number, number] = pos;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE_') && range[1] >= pos[0]) at = [range[0], range[0] + 1];
    },
  });
  return {
    at,
    reason: 'Unexpected quotation mark that nothing closes, expected a second one after the value',
    note: 'Close it in its line: title: "A: B".',
  };
}
