import type { PhrasingContent, RootContent } from 'mdast';
import type { Bibliography, BibliographyEntry } from '../bibliography/build-bibliography';
import type { Run } from '../bibliography/runs';
import type { Lang } from '../model';

/**
 * The list of references as mdast: a paragraph an entry, `[1] …`, what is cited first; what is only listed follows a
 * line of its own (`uncited`) under the numbers it bears in its source.
 */
export function listReferences(
  { cited, uncited }: Bibliography,
  { lang, uncited: title }: Readonly<{ lang: Lang; uncited: string }>,
): RootContent[] {
  const apart: RootContent[] =
    uncited.length > 0
      ? [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] }]
      : [];
  return [...cited.map((entry) => entryNode(entry, lang)), ...apart, ...uncited.map((entry) => entryNode(entry, lang))];
}

function entryNode(entry: BibliographyEntry, lang: Lang): RootContent {
  const label = entry.number ?? entry.label;
  const lead: PhrasingContent[] = label === undefined ? [] : [{ type: 'text', value: `[${label}] ` }];
  return { type: 'paragraph', children: [...lead, ...entry.wording[lang].runs.map(runNode)] };
}

function runNode(run: Run): PhrasingContent {
  switch (run.kind) {
    case 'text':
      return { type: 'text', value: run.text };
    case 'italic':
      return { type: 'emphasis', children: [{ type: 'text', value: run.text }] };
    case 'link':
      return { type: 'link', url: run.href, children: [{ type: 'text', value: run.text }] };
    default:
      return run satisfies never;
  }
}
