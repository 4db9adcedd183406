import type { VFile } from 'vfile';
import { z } from 'zod';
import { BIDI_OVERRIDE, CONTROL } from './check-characters';
import { suggestWord } from './nearest-word';
import type { YamlSource } from './read-yaml';
import { FILE_START, reportError } from './report';

/**
 * Text on one line that is not empty. Characters that the bytes may not hold may not come in by a YAML escape either.
 * In all these schemas the message is what was expected; what was found is put before it when it is reported.
 */
export const TEXT = z
  .string('text')
  .refine((value) => value.trim() !== '', 'text that is not empty')
  .refine(
    (value) => value.search(CONTROL) === -1 && value.search(BIDI_OVERRIDE) === -1,
    'text without control characters',
  );

/** One `TEXT` or more. */
export const TEXT_LIST = z.array(TEXT, 'a list of texts').min(1, 'a list of one text at least');

/** `YYYY-MM-DD` (ISO 8601), a day that the calendar has. */
export const DATE = z
  .string('a date as YYYY-MM-DD')
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date as YYYY-MM-DD', abort: true })
  .refine((value) => new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value, 'a day that the calendar has');

/** An address that a browser may follow: http or https, with a host, without a name or password in it. */
export const WEB_ADDRESS = z.string('an address with http:// or https://').refine((value) => {
  if (!/^https?:\/\/[^\s\\]+$/.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username === '' && password === '';
}, 'an address with http:// or https://');

/** What is expected of an address to which paths are added. */
export const ORIGIN = 'an address with https://, without a path or a slash at its end';

/** GB/T 7714 was revised: 2015 held until 2025 replaced it on 2026-07-01. */
export const GB_T_7714 = z.literal([2015, 2025], '2015 or 2025');

/** @example nameValue(2023) // 'number `2023`' */
function nameValue(value: unknown): string {
  if (value === null) return 'empty value';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  if (typeof value === 'object') return 'mapping';
  const shown = String(value);
  const type = { boolean: 'yes/no value', number: 'number', bigint: 'number', string: 'text' }[typeof value as string];
  return `${type ?? typeof value} \`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\``;
}

function suggestMend(key: string, value: unknown, expected: string): string | undefined {
  if (expected.startsWith('a list') && typeof value === 'string')
    return `Write \`${key}:\`, and below it \`  - ${value}\`.`;
  if (expected === 'text' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: \`${key}: "${String(value)}"\`.`;
  }
  if (expected === ORIGIN && typeof value === 'string' && /^https:/i.test(value) && URL.canParse(value)) {
    // The form that browsers send: names in other scripts are in Punycode (RFC 3492), and 443 goes without saying.
    const { origin } = new URL(value);
    return origin === value ? undefined : `Write \`${key}: ${origin}\`.`;
  }
  if (/^20\d\d or 20\d\d$/.test(expected) && typeof value === 'string') return 'Write the number without quotes.';
  return undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    // The cast is safe: only objects and arrays are looked into, and an absent key gives undefined.
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function listKeys(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
  const inner = path.reduce<unknown>(
    (outer, key) => (outer instanceof z.ZodObject ? outer.shape[String(key)] : outer),
    schema,
  );
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/**
 * From a file's YAML to the value that `schema` describes, undefined if it is another. Each difference is an error at
 * the place of the key or value: unknown key, missing key, value of another type (never coerced) or impossible.
 */
export function checkShape<S extends z.ZodObject>(file: VFile, source: YamlSource, schema: S): z.output<S> | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;

  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        reportError(file, {
          ruleId: 'key-known',
          reason: `Unexpected key \`${key}\`, expected a key that is known here`,
          place: source.placeOf([...issue.path, key], true),
          note: suggestWord(key, listKeys(schema, issue.path)),
        });
      }
      continue;
    }
    const found = valueAt(source.value, issue.path);
    const key = issue.path.filter((part) => typeof part === 'string').join('.');
    if (found === undefined) {
      reportError(file, {
        ruleId: 'key-present',
        reason: `Unexpected absence of \`${key}\`, expected ${issue.message}`,
        place: issue.path.length > 1 ? source.placeOf(issue.path.slice(0, -1), true) : FILE_START,
      });
      continue;
    }
    reportError(file, {
      ruleId: issue.code === 'custom' || issue.code === 'invalid_format' ? 'value-possible' : 'value-typed',
      reason: `Unexpected ${nameValue(found)}${key ? ` for \`${key}\`` : ''}, expected ${issue.message}`,
      place: source.placeOf(issue.path) ?? FILE_START,
      note: suggestMend(String(issue.path[0] ?? ''), found, issue.message),
    });
  }
  return undefined;
}
