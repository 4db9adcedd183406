import { pairedMarkup } from './markup-runs';
import { type CslItem, type CslName, NAME_FIELDS, NUMBER_FIELDS, TEXT_FIELDS } from './reference';

/** What LaTeX would take for a command. Braces are named, for BibTeX counts even those with a backslash. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
};

/** Fields that LaTeX's tools read as they stand. */
const VERBATIM: ReadonlySet<string> = new Set(['URL', 'DOI']);

/** A text as LaTeX prints it, on one line. Nothing but what LaTeX would misread is changed: Han and accents stay. */
export function latexText(text: string): string {
  return text.replace(/[\\{}~^$&%#_]/g, (mark) => COMMANDS[mark] ?? mark).replace(/\s+/g, ' ');
}

/** Stands before a family name that is a person's whole name, for writers that brace it like an institution's. */
const BARE = '\uE000';

/** Takes the braces from such names; those of several words keep them, or the last word would be the family name. */
export function unbraceNames(names: string): string {
  return names.replace(/\{\uE000([^\s{}]*)\}/g, '$1').replaceAll(BARE, '');
}

/**
 * An entry whose texts and names are LaTeX, for a writer that does not escape. Both kinds of particle become the one
 * that BibTeX knows (`von`); a family name that begins in lower case is braced, or it would be taken for a particle.
 */
export function latexItem(item: CslItem): CslItem {
  const escaped: Record<string, unknown> = { ...item };
  for (const field of [...TEXT_FIELDS, ...NUMBER_FIELDS]) {
    const value = item[field];
    if (value !== undefined)
      escaped[field] = VERBATIM.has(field) ? String(value) : latexText(pairedMarkup(String(value)));
  }
  for (const field of NAME_FIELDS) if (item[field]) escaped[field] = item[field].map(latexName);
  return { ...escaped, id: item.id, type: item.type };
}

function latexName(name: CslName): CslName {
  const { family, given, literal, suffix } = name;
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  if (family && !given && !particle && !suffix) return { family: BARE + latexText(family) };
  if (!family && !given) return literal === undefined ? {} : { literal: latexText(literal) };
  return {
    ...(family !== undefined && { family: /^\p{Ll}/u.test(family) ? `{${latexText(family)}}` : latexText(family) }),
    ...(given !== undefined && { given: latexText(given) }),
    ...(suffix !== undefined && { suffix: latexText(suffix) }),
    ...(particle && { 'non-dropping-particle': latexText(particle) }),
  };
}
