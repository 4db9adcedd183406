import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { partHanName } from '../essay/bibliography/han-surnames';
import { NAME_FIELDS } from '../essay/bibliography/reference';

type Name = Readonly<{ family?: string; given?: string }>;

/** What stands in braces of its own, which make a name an institution's: citation-js takes them off. */
function listBraced(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?:\{|\band)\s*\{([^{}]*)\}/g)].map(([, braced = '']) => braced));
}

/** A name that BibTeX has in one piece is an institution's, or a Chinese one. */
function settleName(name: Name, braced: ReadonlySet<string>): object {
  const { family } = name;
  if (family === undefined || Object.keys(name).length > 1) return name;
  return (!braced.has(family) && partHanName(family)) || { literal: family };
}

/**
 * A BibTeX or biblatex file as CSL-JSON, its entries in the file's order under their own keys.
 * @throws an `Error` whose message says where citation-js cannot go on
 */
export function bibtexToCsl(text: string): string {
  const braced = listBraced(text);
  // Left to itself it takes a file with an unclosed brace for something else than BibTeX.
  const items = plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false }).map((item) => {
    const names = NAME_FIELDS.flatMap((field) => {
      const list = item[field];
      return Array.isArray(list) ? [[field, list.map((name: Name) => settleName(name, braced))] as const] : [];
    });
    return { ...item, ...Object.fromEntries(names) };
  });
  return JSON.stringify(items, null, 1);
}
