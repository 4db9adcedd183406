import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { type Document, isAlias, isScalar, isSeq, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import { explainYamlFault } from '../check/explain-yaml-fault';
import { buildPointAt } from '../check/point-at';
import { OUR_YAML, readPlainYaml } from '../check/read-plain-yaml';

/** A YAML file that parses, with the places of its nodes and the means to report at one. */
export type YamlSource = Readonly<{
  contents: Node | null;
  placeOf: (node: Node) => Position;
  report: (kind: 'error' | 'warning', ruleId: string, at: Node | Position, reason: string, mend?: string) => void;
}>;

const UNQUOTED_ORIGINAL = /^[ \t]*(?:- +)?original:[ \t]*\[/m;
const QUOTE_ORIGINAL = 'Write the entry as a block scalar: `original: |-`, and the text on the next line, indented.';

/**
 * Parses a file as YAML 1.2 (core schema: `no`, `1-2` and dates are text). Aliases and tags of one's own are refused:
 * they can blow a file up. Every fault of the YAML is reported at its line; then there is no source.
 */
export function readYamlSource(file: VFile): YamlSource | undefined {
  const text = String(file);
  const point = buildPointAt(text);
  const span = (start: number, end: number): Position => ({ start: point(start), end: point(Math.max(start, end)) });
  const placeOf = (node: Node): Position => span(node.range?.[0] ?? 0, node.range?.[1] ?? 0);
  const report: YamlSource['report'] = (kind, ruleId, at, reason, mend) => {
    const place = 'start' in at ? at : placeOf(at as Node); // a Position has `start`, a YAML node has not
    const message = file.message(reason, { place, source: 'essay', ruleId });
    message.fatal = kind === 'error';
    if (mend) message.note = mend;
  };

  // Besides an `original:` that begins with a bracket, it has none of what is looked for below.
  const plain = UNQUOTED_ORIGINAL.test(text) ? undefined : readPlainYaml(text);
  if (plain) return { contents: plain.contents, placeOf, report };

  let parsed: ReturnType<typeof parseDocument>;
  try {
    parsed = parseDocument(text, {
      ...OUR_YAML,
      uniqueKeys: false,
      prettyErrors: false,
    });
  } catch {
    // The parser descends once per level, so a file of nothing but brackets exhausts its stack.
    report(
      'error',
      'references-yaml',
      span(0, 0),
      'Unexpected nesting beyond what can be read, expected a list of references',
    );
    return undefined;
  }
  for (const fault of [...parsed.errors, ...parsed.warnings]) reportFault(parsed, fault, text, span, report);
  if (parsed.errors.length + parsed.warnings.length > 0) return undefined;

  let refused = false;
  visit(parsed, {
    Alias: (_, node) => {
      refused = true;
      report('error', 'references-yaml', node, `Unexpected alias *${node.source}, expected the value itself`);
    },
    Pair: (_, pair) => {
      const unquoted = isScalar(pair.key) && pair.key.value === 'original' && isSeq(pair.value);
      if (!unquoted || !pair.value || isAlias(pair.value)) return;
      refused = true;
      report(
        'error',
        'original-quoted',
        pair.value as Node,
        'Unexpected [ after original:, expected a block scalar',
        QUOTE_ORIGINAL,
      );
    },
  });
  return refused ? undefined : { contents: parsed.contents as Node | null, placeOf, report };
}

/** A fault of the YAML; one in the line of an `original:` that begins with a bracket is told as what it is. */
function reportFault(
  document: Document,
  fault: YAMLError,
  text: string,
  span: (start: number, end: number) => Position,
  report: YamlSource['report'],
): void {
  const lineStart = text.lastIndexOf('\n', fault.pos[0] - 1) + 1;
  const lineEnd = text.indexOf('\n', fault.pos[0]);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const place = span(fault.pos[0], fault.pos[1]);
  if (UNQUOTED_ORIGINAL.test(line)) {
    report('error', 'original-quoted', place, 'Unexpected [ after original:, expected a block scalar', QUOTE_ORIGINAL);
    return;
  }
  const explained = explainYamlFault(document, fault);
  if (explained) {
    report('error', 'references-yaml', span(...explained.at), explained.reason, explained.note);
    return;
  }
  const bibtex = /^\s*@[A-Za-z]+\s*\{/.test(line);
  const mend = bibtex
    ? 'This looks like BibTeX: have Zotero export CSL-YAML, or run `pandoc x.bib -t csljson`.'
    : 'A text with `: `, or one that begins with a mark such as [ { @ ` % & *, wants quotation marks or a block scalar `|-`.';
  const [reason = ''] = fault.message.split('\n');
  report(
    'error',
    'references-yaml',
    place,
    `Unexpected YAML: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}, expected references as CSL-YAML`,
    mend,
  );
}
