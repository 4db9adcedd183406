import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    citationData: 'citationData';
    citationLiteral: 'citationLiteral';
  }
}

const TAB = -2;
const VIRTUAL_SPACE = -1;
const SPACE = 32;
const COMMA = 44;
const HYPHEN = 45;
const SEMICOLON = 59;
const AT_SIGN = 64;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;
const UNDERSCORE = 95;

const isLineEnding = (code: Code): boolean => code !== null && code <= -3;
const isSpace = (code: Code): boolean => code === TAB || code === VIRTUAL_SPACE || code === SPACE;
const isAlphanumeric = (code: Code): boolean =>
  code !== null && ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122));
const isKeyPart = (code: Code): boolean => isAlphanumeric(code) || code === UNDERSCORE || code === HYPHEN;

/** Line endings are tokens of their own. The subtokenizer needs other tokens within ours on each of its lines. */
function consumeLineEnding(effects: Effects, code: Code): void {
  effects.exit('citationData');
  effects.enter('lineEnding');
  effects.consume(code);
  effects.exit('lineEnding');
  effects.enter('citationData');
}

/** A whole citation: `[@a]`, `[@a; @b]`, `[@a, 12]`. */
const citation: Construct = {
  name: 'citation',
  tokenize(effects, ok, nok) {
    let located = false;

    const open: State = (code) => {
      effects.enter('citation');
      effects.enter('citationData');
      effects.consume(code);
      return marker;
    };
    const marker: State = (code) => {
      if (code !== AT_SIGN) return nok(code);
      effects.consume(code);
      return keyStart;
    };
    const keyStart: State = (code) => {
      if (!isAlphanumeric(code)) return nok(code);
      effects.consume(code);
      return key;
    };
    const key: State = (code) => {
      if (!isKeyPart(code)) return afterKey(code);
      effects.consume(code);
      return key;
    };
    const afterKey: State = (code) => {
      if (isSpace(code)) {
        effects.consume(code);
        return afterKey;
      }
      if (code !== COMMA) return end(code);
      located = false;
      effects.consume(code);
      return locator;
    };
    const locator: State = (code) => {
      if (code === SEMICOLON || code === RIGHT_BRACKET) return located ? end(code) : nok(code);
      // `[@a, @b]` has a comma where a semicolon was meant: `@b` is not a page.
      if (code === null || code === LEFT_BRACKET || code === AT_SIGN) return nok(code);
      if (isLineEnding(code)) {
        consumeLineEnding(effects, code);
        return locator;
      }
      if (!isSpace(code)) located = true;
      effects.consume(code);
      return locator;
    };
    const end: State = (code) => {
      if (code === SEMICOLON) {
        effects.consume(code);
        return between;
      }
      if (code !== RIGHT_BRACKET) return nok(code);
      effects.consume(code);
      effects.exit('citationData');
      effects.exit('citation');
      return ok;
    };
    const between: State = (code) => {
      if (isLineEnding(code)) {
        consumeLineEnding(effects, code);
        return between;
      }
      if (!isSpace(code)) return marker(code);
      effects.consume(code);
      return between;
    };

    return open;
  },
};

/** What begins like a citation and is none: literal up to its `]` on the same line. */
const literal: Construct = {
  name: 'citationLiteral',
  tokenize(effects, ok, nok) {
    const open: State = (code) => {
      effects.enter('citationLiteral');
      effects.consume(code);
      return (next) => (next === AT_SIGN ? inside(next) : nok(next));
    };
    const inside: State = (code) => {
      if (code === null || code === LEFT_BRACKET || isLineEnding(code)) return nok(code);
      effects.consume(code);
      if (code !== RIGHT_BRACKET) return inside;
      effects.exit('citationLiteral');
      return ok;
    };
    return open;
  },
};

/** `[@` that is never closed: the two characters alone. */
const literalStart: Construct = {
  name: 'citationLiteral',
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('citationLiteral');
      effects.consume(code);
      return (next) => {
        if (next !== AT_SIGN) return nok(next);
        effects.consume(next);
        effects.exit('citationLiteral');
        return ok;
      };
    };
  },
};

/**
 * A micromark extension for pandoc's bracketed citations: `[@key]`, `[@a; @b]`, `[@key, locator]`, where a key is
 * `[A-Za-z0-9][A-Za-z0-9_-]*` and a locator the text after the first comma, without `[` and `@`.
 * Where `[@` begins anything else, the token `citationLiteral` holds it, so that neither a link nor emphasis is made of it;
 * `\[@` writes the characters. Install it last: of the constructs that begin with `[`, the one installed last is tried first.
 *
 * Source: pandoc's manual, "Citation syntax" (the bracketed form without prefix, with brace-less keys).
 */
export function citationSyntax(): Extension {
  return { text: { [LEFT_BRACKET]: [citation, literal, literalStart] } };
}
