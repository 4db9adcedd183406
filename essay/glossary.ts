import type { Position } from 'unist';
import type { VFile } from 'vfile';
import { readYaml } from './check/read-yaml';
import { reportError } from './check/report';

/** A Chinese term and the English renderings that are allowed for it, as they are written, and where the term stands. */
export type GlossaryTerm = Readonly<{ term: string; renderings: readonly string[]; place?: Position }>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/**
 * From `glossary.yaml` (its value is a string) to its terms, in its order: a mapping of Chinese terms, each to a list of
 * renderings. An empty file has none. What is wrong is an error on the file at its place, and is left out.
 */
export function parseGlossary(file: VFile): readonly GlossaryTerm[] {
  const yaml = readYaml(file, String(file));
  if (yaml === undefined || yaml.value === null || yaml.value === undefined) return [];
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    const reason = 'Unexpected form of the glossary, expected lines `term: ["rendering", "another"]`';
    reportError(file, { ruleId: 'glossary-shaped', reason, place: yaml.placeOf([]) });
    return [];
  }
  return Object.entries(yaml.value).flatMap(([term, renderings]): GlossaryTerm[] => {
    if (term.trim() !== '' && Array.isArray(renderings) && renderings.length > 0 && renderings.every(isText))
      return [{ term, renderings, place: yaml.placeOf([term], true) }];
    reportError(file, {
      ruleId: 'glossary-shaped',
      reason: `Unexpected value for the term \`${term}\`, expected a list of English renderings`,
      place: yaml.placeOf([term], true),
      note: isText(renderings) ? `Write \`${term}: ["${renderings}"]\`.` : `Write \`${term}: ["rendering"]\`.`,
    });
    return [];
  });
}
