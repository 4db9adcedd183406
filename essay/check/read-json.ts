import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { buildPointAt } from './point-at';
import type { YamlSource } from './read-yaml';
import { reportError } from './report';

type Range = readonly [start: number, end: number];
type JsonNode = Readonly<{ value: unknown; range: Range; items: ReadonlyMap<PropertyKey, JsonItem> }>;
type JsonItem = Readonly<{ node: JsonNode; key: Range }>;
type JsonProblem = Readonly<{ at: number; ruleId: string; reason: string; note?: string }>;

const SPACE = /[ \t\r\n]*/y;
/** What a string may not hold as it is (RFC 8259 §7): it is left to `JSON.parse`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not stand there
const NOT_PLAIN = /[\\\u0000-\u001F]/;
const PLAIN = /-?\d[\d.eE+-]*|[a-z]+/y;
/** 32: nothing that we write is deeper, and a reader that calls itself has an end to its stack. */
const MAX_DEPTH = 32;
const NO_ITEMS: JsonNode['items'] = new Map();

/** Reads one JSON text; `problem` is where it stops being one. RFC 8259, without its leave to take a key twice. */
class JsonReader {
  #at = 0;
  problem: JsonProblem | undefined;

  constructor(readonly text: string) {}

  readWhole(): JsonNode | undefined {
    const node = this.#readValue(0);
    this.#skipSpace();
    if (node && this.#at < this.text.length) return this.#fail('nothing more');
    return node;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.text);
    this.#at = SPACE.lastIndex;
  }

  #fail(expected: string, at = this.#at): undefined {
    const found = this.text.slice(at, at + 1);
    const conflict = /^(?:<{7}|={7}|>{7}|\|{7})/.exec(this.text.slice(at, at + 7));
    this.problem ??= conflict
      ? {
          at,
          ruleId: 'no-conflict-markers',
          reason: `Unexpected Git conflict marker \`${conflict[0]}\`, expected a merged text`,
          note: 'Keep the lines of both sides and delete the marker lines; a name that both have is kept once.',
        }
      : {
          at,
          ruleId: 'json-valid',
          reason: `Unexpected ${found === '' ? 'end of the file' : `\`${found}\``}, expected ${expected}`,
          note: 'Take the file from the last commit in which it was right.',
        };
    return undefined;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #readValue(depth: number): JsonNode | undefined {
    this.#skipSpace();
    const start = this.#at;
    if (depth > MAX_DEPTH) return this.#fail(`${MAX_DEPTH} levels at most`);
    if (this.#take('{')) return this.#readItems(start, '}', depth);
    if (this.#take('[')) return this.#readItems(start, ']', depth);
    if (this.text[start] === '"') return this.#readString();
    PLAIN.lastIndex = start;
    return this.#parse(start, start + (PLAIN.exec(this.text)?.[0].length ?? 0));
  }

  #readString(): JsonNode | undefined {
    const start = this.#at;
    let end = this.text.indexOf('"', start + 1);
    if (end === -1) end = this.text.length;
    const plain = this.text.slice(start + 1, end);
    if (end < this.text.length && !NOT_PLAIN.test(plain)) {
      this.#at = end + 1;
      return { value: plain, range: [start, end + 1], items: NO_ITEMS };
    }
    end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === '\\' ? 2 : 1;
    return this.#parse(start, end + 1);
  }

  #parse(start: number, end: number): JsonNode | undefined {
    try {
      const value: unknown = JSON.parse(this.text.slice(start, end));
      this.#at = end;
      return { value, range: [start, end], items: NO_ITEMS };
    } catch {
      return this.#fail('a JSON value', start);
    }
  }

  #readItems(start: number, close: '}' | ']', depth: number): JsonNode | undefined {
    const items = new Map<PropertyKey, JsonItem>();
    let more = !this.#take(close);
    while (more) {
      this.#skipSpace();
      const keyStart = this.#at;
      const key = close === ']' ? items.size : this.#readKey(items);
      if (key === undefined) return undefined;
      const keyRange: Range = [keyStart, this.#at];
      if (close === '}' && !this.#take(':')) return this.#fail('`:`');
      const node = this.#readValue(depth + 1);
      if (node === undefined) return undefined;
      items.set(key, { node, key: keyRange });
      more = this.#take(',');
      if (!more && !this.#take(close)) return this.#fail(`\`,\` or \`${close}\``);
    }
    const entries = [...items].map(([key, { node }]) => [key, node.value] as const);
    const value = close === ']' ? entries.map(([, item]) => item) : Object.fromEntries(entries);
    return { value, range: [start, this.#at], items };
  }

  #readKey(items: ReadonlyMap<PropertyKey, JsonItem>): string | undefined {
    const start = this.#at;
    if (this.text[start] !== '"') return this.#fail('a key in quotes');
    const key = this.#readString()?.value;
    if (typeof key !== 'string') return undefined;
    if (!items.has(key) && key !== '__proto__') return key;
    this.problem ??= {
      at: start,
      ruleId: 'keys-unique',
      reason: `Unexpected ${items.has(key) ? 'second key' : 'key'} \`${key}\`, expected every key once and a name as key`,
      note: 'Delete one of the two, or put what they hold into one.',
    };
    return undefined;
  }
}

/** What a text says that is written as `JSON.stringify(value, null, 2)` writes it, a line end at its end; else undefined. */
function readCanonical(text: string): Readonly<{ value: unknown }> | undefined {
  if (text.includes('"__proto__"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // What comes out again as it went in has every key once: a second one would have been lost.
    return `${JSON.stringify(value, null, 2)}\n` === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * From JSON (RFC 8259, every key once, 32 levels at most) to its value and the places of its parts, as `readYaml` gives
 * them. Undefined if it is not valid, and then one error on the file says where it stops being so.
 */
export function readJson(file: VFile, text: string): YamlSource | undefined {
  const canonical = readCanonical(text);
  if (canonical === undefined) return readPlaced(file, text);
  // Places take far longer to find than values, and only a message asks for them.
  let placed: YamlSource | undefined;
  return {
    value: canonical.value,
    placeOf(path, ofKey) {
      placed ??= readPlaced(file, text);
      return placed?.placeOf(path, ofKey);
    },
  };
}

function readPlaced(file: VFile, text: string): YamlSource | undefined {
  const pointAt = buildPointAt(text);
  const placeAt = ([start, end]: Range): Position => ({ start: pointAt(start), end: pointAt(end) });
  const reader = new JsonReader(text);
  const root = reader.readWhole();
  if (root === undefined || reader.problem) {
    const { at, ...problem } = reader.problem ?? {
      at: 0,
      ruleId: 'json-valid',
      reason: 'Unexpected text, expected JSON',
    };
    reportError(file, { ...problem, place: pointAt(at) });
    return undefined;
  }
  return {
    value: root.value,
    placeOf(path, ofKey = false) {
      let range = root.range;
      let node: JsonNode | undefined = root;
      for (const [index, key] of path.entries()) {
        const item: JsonItem | undefined = node?.items.get(key);
        if (item === undefined) break;
        node = item.node;
        range = ofKey && index === path.length - 1 ? item.key : node.range;
      }
      return placeAt(range);
    },
  };
}
