import type { VFile } from 'vfile';
import { z } from 'zod';
import { checkShape, DATE, GB_T_7714, TEXT, TEXT_LIST, WEB_ADDRESS } from './check/check-shape';
import { SLUG } from './check/check-slug';
import { findFrontMatter } from './check/find-front-matter';
import { readYaml } from './check/read-yaml';
import { reportError, reportWarning } from './check/report';
import type { SourceFrontMatter, TranslationFrontMatter } from './model';

const SOURCE_SCHEMA = z.strictObject(
  {
    title: TEXT,
    subtitle: TEXT.optional(),
    authors: TEXT_LIST,
    published: DATE,
    updated: DATE.optional(),
    source: WEB_ADDRESS.optional(),
    canonical: z.literal(['here', 'source'], '`here` or `source`').optional(),
    license: TEXT.optional(),
    summary: TEXT.optional(),
    'gb-t-7714': GB_T_7714.optional(),
    formerly: z
      .array(z.string('text').regex(SLUG, 'a slug: a–z, 0–9 and single hyphens'), 'a list of old slugs')
      .optional(),
  },
  'lines `key: value`',
);

const TRANSLATION_SCHEMA = z.strictObject(
  {
    title: TEXT,
    subtitle: TEXT.optional(),
    translators: TEXT_LIST.optional(),
    summary: TEXT.optional(),
    status: z
      .literal(['draft', 'partial', 'complete', 'reviewed'], '`draft`, `partial`, `complete` or `reviewed`')
      .optional(),
  },
  'lines `key: value`',
);

/** What still reads as a title, on one line of a list of search results: 60 Han characters or 120 of any kind. */
const MAX_TITLE = { han: 60, characters: 120 } as const;

function isLongTitle(title: string): boolean {
  return (title.match(/\p{sc=Han}/gu)?.length ?? 0) > MAX_TITLE.han || title.length > MAX_TITLE.characters;
}

/**
 * From a file of text (its value is a string) to its front matter; undefined if it is missing or wrong. What is wrong is
 * put on the file at the place of the key or value: all of it, not only the first.
 */
export function parseFrontMatter(file: VFile, lang: 'zh'): SourceFrontMatter | undefined;
export function parseFrontMatter(file: VFile, lang: 'en'): TranslationFrontMatter | undefined;
export function parseFrontMatter(
  file: VFile,
  lang: 'zh' | 'en',
): SourceFrontMatter | TranslationFrontMatter | undefined {
  const text = String(file);
  const found = findFrontMatter(file, text);
  const yaml = found && readYaml(file, text, found.yaml, found.offset);
  if (yaml === undefined) return undefined;

  const parsed = lang === 'zh' ? checkShape(file, yaml, SOURCE_SCHEMA) : checkShape(file, yaml, TRANSLATION_SCHEMA);
  if (parsed === undefined) return undefined;

  if (isLongTitle(parsed.title)) {
    reportWarning(file, {
      ruleId: 'title-length',
      reason: `Unexpected title of ${parsed.title.length} characters, expected ${MAX_TITLE.han} Han or ${MAX_TITLE.characters} in all at most`,
      place: yaml.placeOf(['title']),
      note: 'Move a part of it to `subtitle`.',
    });
  }
  if ('published' in parsed && parsed.updated !== undefined && parsed.updated < parsed.published) {
    reportError(file, {
      ruleId: 'dates-in-order',
      reason: `Unexpected date \`${parsed.updated}\` for \`updated\`, expected \`${parsed.published}\` (\`published\`) or later`,
      place: yaml.placeOf(['updated']),
    });
    return undefined;
  }
  return parsed;
}
