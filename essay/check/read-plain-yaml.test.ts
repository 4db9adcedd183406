import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { OUR_YAML, readPlainYaml } from './read-plain-yaml';

/** Each node with all that it says and where: what two readers must agree about. */
function listNodes(document: Document): readonly string[] {
  const nodes: string[] = [];
  visit(document, {
    Node(_, node, path) {
      const said = isScalar(node)
        ? [node.type, node.value, node.source, node.format, node.minFractionDigits]
        : [isSeq(node) && (node.flow ?? false)];
      nodes.push(JSON.stringify([path.length, node.constructor.name, node.range, ...said]));
    },
  });
  return nodes;
}

const read = (text: string) => {
  const plain = readPlainYaml(text);
  return plain && listNodes(plain);
};

const parse = (text: string) => listNodes(parseDocument(text, OUR_YAML));

const BIBLIOGRAPHY = `# 文献
references:
  - id: gale-church-1993
    type: article-journal
    author:
      - family: Gale
        given: William A.
      - literal: 中国互联网信息中心
    title: "A \\"program\\" for aligning: sentences"
    container-title: 'Editor''s Linguistics'
    volume: "19"
    issue: 1
    page: 75-102
    issued:
      date-parts:
        - [1993, 3]
    accessed:
      date-parts:
        - - 2025
          - 11

  - id: b
    title: 论“规范”：一种#说法
    DOI: 10.1000/182
`;

const PLAIN: readonly (readonly [string, string])[] = [
  ['a bibliography', BIBLIOGRAPHY],
  ['a glossary', '# zh: [en]\n人工智能: ["AI", artificial intelligence , \'AI’s\']\n算力: []\n'],
  [
    'a literal block',
    'a:\n  original: |-\n    [1] 甲. 乙[M]. 1999: 1.\n\n      # not a comment\n  b: |\n    c\n\n\nd: e',
  ],
  ['a folded block', 'a:\n  note: >-\n    one “line”\n    and one more\n  kind: note\n'],
  ['a folded block at the end', '- >\n  one\n  two'],
  ['a sequence in the column of its key', 'authors:\n- 甲\n-   乙\nformerly:\n  - x\n'],
  [
    'numbers and other values',
    'a: 1\nb: -5\nc: 03\nd: 1.10\ne: 1e3\nf: .5\ng: 0x1F\nh: null\ni: True\nj: .inf\nk: 99999999999999999\n',
  ],
  ['what only looks like them', 'a: no\nb: 2025-03-23\nc: 1-2\nd: 1_000\ne: nullable\nf: 10.1000/182\ng: 1.2.3\n'],
  ['keys of every kind', '"a b": 1\n\'c\': 2\n3: 4\nd e: f\ntrue: g\nh:i: j\nhttp://k: l\n'],
  ['blanks at ends and between', 'a:   b  \n\n   \nc: "d"  \n\n'],
  ['sequences in sequences', '- - a\n  - - b\n- c\n'],
  ['no line end at the end', 'a:\n  - b: c'],
];

const OTHER: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a comment alone', '# a\n'],
  ['a text alone', 'a\n'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n'],
  ['a tab', 'a:\tb\n'],
  ['a carriage return', 'a: b\r\n'],
  ['an alias', 'a: &x b\nc: *x\n'],
  ['a tag', 'a: !!str b\n'],
  ['a merge of what is aliased', 'a: &x {b: c}\nd:\n  <<: *x\n'],
  ['a mapping in braces', 'a: {b: c}\n'],
  ['a text over two lines', 'a: b\n  c\n'],
  ['a quotation that nothing closes', 'a: "b\n'],
  ['an escape that is no quotation mark', 'a: "b\\n"\n'],
  ['a comment after a value', 'a: b # c\n'],
  ['a comment between', 'a: b\n# c\nd: e\n'],
  ['a mapping in the line of a key', 'a: b: c\n'],
  ['a column that is no one’s', 'a:\n    b: c\n  d: e\n'],
  ['two documents', 'a: b\n---\nc: d\n'],
  ['a list in brackets over lines', 'a: [b,\n  c]\n'],
  ['a list in brackets that does not end', 'a: [b\n'],
  ['words after a list', 'original: [1] 甲. 乙[M].\n'],
  ['an empty value', 'a:\nb: c\n'],
  ['a block with nothing in it', 'a: |-\nb: c\n'],
  ['conflict markers', '<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n'],
  ['more levels than anyone writes', `${'- '.repeat(40)}a\n`],
];

describe('plain YAML', () => {
  it.each(PLAIN)('is read as the parser reads it: %s', (_, text) => {
    expect(parseDocument(text, OUR_YAML).errors).toEqual([]);
    expect(read(text)).toEqual(parse(text));
  });

  it.each(OTHER)('is not: %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is never read otherwise than the parser reads it, whatever is put into it or taken away', () => {
    const marks = [
      ' ',
      '  ',
      '\n',
      '\n\n',
      '- ',
      '-',
      ': ',
      ':',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
      ',',
      '|-\n',
      '>\n',
      '{',
    ];
    const words = [
      '0',
      '1.5',
      'null',
      '~',
      '?',
      '&a ',
      '*a',
      '!x ',
      '}',
      '%',
      '@',
      '`',
      '\\',
      '\u3000',
      'a: b\n',
      '…',
      '',
    ];
    const change = fc.record({ at: fc.nat(), taken: fc.nat(2), put: fc.constantFrom(...marks, ...words) });
    let plain = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...PLAIN.map(([, text]) => text)),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (whole, changes) => {
          const text = changes.reduce((before, { at, taken, put }) => {
            const here = at % (before.length + 1);
            return before.slice(0, here) + put + before.slice(here + taken);
          }, whole);
          const nodes = read(text);
          if (nodes === undefined) return;
          plain += 1;
          expect(parseDocument(text, OUR_YAML).errors).toEqual([]);
          expect(nodes).toEqual(parse(text));
        },
      ),
      { numRuns: 5_000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
