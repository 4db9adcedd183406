import { Document, isScalar, type Node, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** How everything of ours is YAML: 1.2, core schema, so that `no`, `1-2` and dates are text. */
export const OUR_YAML = { version: '1.2', schema: 'core' } as const;

/** 16: nothing that an author writes is deeper. */
const MAX_DEPTH = 16;
/** 1000: a key within a line may have 1,024 characters (YAML 1.2.2 §7.4.3). */
const LONGEST_KEY = 1000;

/** What may stand nowhere in a plain file: tabs, carriage returns, a byte order mark, the marks of documents. */
const NOT_PLAIN = /[\t\r\uFEFF]|^(?:---|\.\.\.|%)/m;
const HEAD = /(?: *(?:#[^\n]*)?\n)*/y;
const BLANK_LINES = /(?: *\n)*/y;
const SPACES = / */y;
const END_OF_LINE = / *(?:\n|$)/y;
const DASH = /-(?= +[^ \n#])/y;
const COLON = /:(?= |\n|$)/y;
const IN_BRACKETS = / *([,\]])/y;

/** The first character of a plain scalar is no indicator (YAML 1.2.2 §5.3), or the minus of a number. */
const FIRST = '(?:[^\\s\\-?:,[\\]{}#&*!|>\'"%@`]|-(?=\\d))';
const DOUBLE = /"((?:[^"\\\n]|\\["\\])*)"/y;
const SINGLE = /'((?:[^'\n]|'')*)'/y;
const PLAIN_KEY = new RegExp(`${FIRST}[^\\n]*?(?=:(?: |\\n|$))`, 'y');
const PLAIN = new RegExp(`${FIRST}(?:[^\\n]*[^ \\n])?`, 'y');
const PLAIN_IN_BRACKETS = new RegExp(`${FIRST}(?:[^\\n,[\\]{}]*[^ \\n,[\\]{}])?`, 'y');
/** What begins a comment or a value within what looks like one plain scalar. */
const NO_PLAIN = / #|:(?: |$)/;
/** What the core schema may take for something else than text. */
const MAY_BE_NO_TEXT = /^(?:[-+]?(?:\d+(?:\.\d*)?|\.(?:\d+|inf|nan))(?:e[-+]?\d+)?|0[ox][\da-f]+|~|null|true|false)$/i;
const BLOCK_SCALAR = /[|>](-?)\n/y;
const BLANK = /^ *$/;
const LINE = /([^\n]+)(?:\n|$)|\n/y;
/** A number that is written as it would be written again. */
const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

type Taken = Readonly<{ said: string; value: string; start: number; end: number }>;

/** Reads one text. What is not plain, each method gives undefined for, and then the text as a whole is not. */
class PlainYamlReader {
  /** Between two values: at the first character of the next line that has one. */
  #at = 0;
  /** Where the line of `#at` begins. */
  #line = 0;

  constructor(
    readonly text: string,
    readonly document: Document,
  ) {}

  readWhole(): Node | undefined {
    this.#take(HEAD);
    this.#toNextLine();
    const node = this.#readCollection(0);
    return this.#at === this.text.length ? node : undefined;
  }

  #take(pattern: RegExp): Taken | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return { said: match[0], value: match[1] ?? '', start, end: this.#at };
  }

  #toNextLine(): void {
    this.#take(BLANK_LINES);
    this.#line = this.#at;
    this.#take(SPACES);
  }

  /** Of what comes next, from 0; -1 at the end of the text. */
  get #column(): number {
    return this.#at === this.text.length ? -1 : this.#at - this.#line;
  }

  #readCollection(depth: number): YAMLMap | YAMLSeq | undefined {
    if (depth > MAX_DEPTH) return undefined;
    return this.#isAt(DASH) ? this.#readSequence(depth) : this.#readMapping(depth);
  }

  #isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.text);
  }

  #isAtCollection(): boolean {
    if (this.#isAt(DASH)) return true;
    const start = this.#at;
    const key = this.#readKey();
    this.#at = start;
    return key !== undefined;
  }

  #readSequence(depth: number): YAMLSeq | undefined {
    const sequence = new YAMLSeq(this.document.schema);
    const start = this.#at;
    const column = this.#column;
    let end = start;
    while (this.#column === column && this.#take(DASH)) {
      this.#take(SPACES);
      const item = this.#isAtCollection() ? this.#readCollection(depth + 1) : this.#readWithinLine(column);
      if (!item) return undefined;
      sequence.items.push(item);
      end = item.range?.[2] ?? end;
    }
    if (end === start || this.#column > column) return undefined;
    sequence.range = [start, end, end];
    return sequence;
  }

  #readMapping(depth: number): YAMLMap | undefined {
    const mapping = new YAMLMap(this.document.schema);
    const keys = new Set<unknown>();
    const start = this.#at;
    const column = this.#column;
    let end = start;
    while (this.#column === column) {
      const key = this.#readKey();
      if (!key || keys.has(key.value)) return undefined;
      keys.add(key.value);
      const value = this.#take(END_OF_LINE) ? this.#readBelow(column, depth) : this.#readWithinLine(column);
      if (!value) return undefined;
      mapping.items.push(new Pair(key, value));
      end = value.range?.[2] ?? end;
    }
    if (this.#column > column) return undefined;
    mapping.range = [start, end, end];
    return mapping;
  }

  /** A key with its colon and the spaces after it; where there is none, nothing is taken. */
  #readKey(): Scalar | undefined {
    const start = this.#at;
    const key = this.#readQuoted() ?? this.#readPlain(PLAIN_KEY);
    if (key && this.#at - start < LONGEST_KEY && this.#take(COLON)) {
      if (!/[ \n]/.test(this.text[this.#at] ?? '\n')) return undefined;
      return key;
    }
    this.#at = start;
    return undefined;
  }

  /** What a key has in the lines below it: something deeper, or a sequence in its own column. */
  #readBelow(column: number, depth: number): Node | undefined {
    this.#toNextLine();
    if (this.#column > column) return this.#readCollection(depth + 1);
    return this.#column === column && this.#isAt(DASH) ? this.#readSequence(depth + 1) : undefined;
  }

  /** A scalar or a list in brackets, with the rest of its line. */
  #readWithinLine(column: number): Node | undefined {
    this.#take(SPACES);
    if (this.#isAt(BLOCK_SCALAR)) return this.#readBlockScalar(column);
    const node = this.text[this.#at] === '[' ? this.#readBrackets() : (this.#readQuoted() ?? this.#readPlain(PLAIN));
    if (!node?.range || !this.#take(END_OF_LINE)) return undefined;
    node.range[2] = this.#at;
    this.#toNextLine();
    return node;
  }

  #readBrackets(): YAMLSeq | undefined {
    const start = this.#at;
    this.#at += 1;
    const sequence = new YAMLSeq(this.document.schema);
    sequence.flow = true;
    let mark: string | undefined = this.#take(IN_BRACKETS)?.value;
    while (mark !== ']') {
      if (sequence.items.length === 0 && mark === ',') return undefined;
      this.#take(SPACES);
      const item = this.#readQuoted() ?? this.#readPlain(PLAIN_IN_BRACKETS);
      const end = this.#at;
      mark = this.#take(IN_BRACKETS)?.value;
      if (!item?.range || !mark) return undefined;
      item.range[2] = Math.max(end, this.#at - 1);
      sequence.items.push(item);
    }
    sequence.range = [start, this.#at, this.#at];
    return sequence;
  }

  #readQuoted(): Scalar | undefined {
    const double = this.#take(DOUBLE);
    const single = double ? undefined : this.#take(SINGLE);
    const value = double?.value.replace(/\\(.)/g, '$1') ?? single?.value.replaceAll("''", "'");
    const taken = double ?? single;
    if (value === undefined || !taken) return undefined;
    return this.#scalar(value, value, double ? Scalar.QUOTE_DOUBLE : Scalar.QUOTE_SINGLE, taken);
  }

  #scalar(
    value: string | number,
    source: string,
    type: Scalar.Type,
    { start, end }: Pick<Taken, 'start' | 'end'>,
  ): Scalar {
    const scalar = new Scalar(value);
    scalar.source = source;
    scalar.type = type;
    scalar.range = [start, end, end];
    return scalar;
  }

  #readPlain(pattern: RegExp): Scalar | undefined {
    const taken = this.#take(pattern);
    if (!taken) return undefined;
    const { said } = taken;
    if (NO_PLAIN.test(said) || /[ :]$/.test(said)) {
      this.#at = taken.start;
      return undefined;
    }
    if (!MAY_BE_NO_TEXT.test(said)) return this.#scalar(said, said, Scalar.PLAIN, taken);
    if (INTEGER.test(said)) return this.#scalar(Number(said), said, Scalar.PLAIN, taken);
    const { contents } = parseDocument(said, OUR_YAML);
    if (!isScalar(contents) || contents.source !== said) return undefined;
    contents.range = [taken.start, taken.end, taken.end];
    return contents;
  }

  /** A block scalar, literal or folded: the lines that are deeper than the column of what holds it. */
  #readBlockScalar(column: number): Scalar | undefined {
    const header = this.#take(BLOCK_SCALAR);
    if (!header) return undefined;
    const folded = header.said.startsWith('>');
    const indent = this.#take(SPACES)?.said ?? '';
    // What begins with blank lines has its indent from the first that is not.
    if (indent.length <= column || this.#isAt(END_OF_LINE)) return undefined;
    this.#at -= indent.length;
    const lines: string[] = [];
    let end = header.end;
    let blank = 0;
    for (let line = this.#take(LINE); line; line = this.#take(LINE)) {
      const said = line.value.slice(indent.length);
      if (BLANK.test(line.value)) {
        // One that is longer than the indent belongs to the text.
        if (said !== '') return undefined;
        blank += 1;
        continue;
      }
      if (!line.value.startsWith(indent)) break;
      // Lines that stand alone or deeper are not folded.
      if (folded && (blank > 0 || said.startsWith(' '))) return undefined;
      for (; blank > 0; blank -= 1) lines.push('');
      lines.push(said);
      end = line.end;
    }
    // What has been taken after its last line is not of the block.
    this.#at = end;
    this.#toNextLine();
    const value = lines.join(folded ? ' ' : '\n') + (header.value === '-' ? '' : '\n');
    const type = folded ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
    return this.#scalar(value, value, type, { start: header.start, end });
  }
}

/**
 * Reads YAML of the form in which nearly all of it is written, in a fraction of the time that the parser of the whole language
 * takes: mappings and sequences in blocks, texts within one line, quoted or not, lists of these in brackets, `|` and `|-`,
 * and comments before everything else. Gives the document that `parseDocument` gives (its test compares them): the same
 * nodes with the same ranges; comments, blank lines and the document's own range are left out. Whatever else the text
 * holds, a fault or only something less usual, there is no document, and the parser is to judge it.
 */
export function readPlainYaml(text: string): Document<Node> | undefined {
  if (NOT_PLAIN.test(text)) return undefined;
  const document = new Document<Node>(undefined, OUR_YAML);
  const contents = new PlainYamlReader(text, document).readWhole();
  if (!contents) return undefined;
  document.contents = contents;
  return document;
}
