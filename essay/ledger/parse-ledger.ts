import type { VFile } from 'vfile';
import { z } from 'zod';
import { BIDI_OVERRIDE, CONTROL } from '../check/check-characters';
import { checkShape, DATE, TEXT } from '../check/check-shape';
import { readJson } from '../check/read-json';
import type { YamlSource } from '../check/read-yaml';
import { reportError } from '../check/report';
import type { Ledger, Wording } from '../ledger';

/** A ledger with the way from a path in it (`['names', 'k3f7']`) to its place in the file. */
export type LedgerSource = Readonly<{ ledger: Ledger; placeOf: YamlSource['placeOf'] }>;

/** 16 MB: some thirty times the largest text, every wording of it kept. */
export const MAX_LEDGER_BYTES = 16 * 1024 * 1024;

const KINDS = [
  ...['heading', 'paragraph', 'list', 'quotation', 'figure', 'table', 'code'],
  ...['title', 'subtitle', 'summary', 'note'],
] as const;

// A name of a block, of a heading, or of a note by its label, which may be in any script.
const NAME = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|note-[^\s\]]+)$/;
/** Where a warning may be accepted besides: at an entry of the bibliography. */
const ENTRY_NAME = /^ref-[A-Za-z0-9][A-Za-z0-9_-]*$/;
const HASH = z.string('a hash').regex(/^[0-9a-f]{8}$/, 'eight digits 0–9 and a–f');

const WORDS = z
  .string('text')
  .refine(
    (value) => value.search(CONTROL) === -1 && value.search(BIDI_OVERRIDE) === -1,
    'text without control characters and direction overrides',
  );

const NAMES = z.string('a name').regex(NAME, 'a name');

const LEDGER = z.strictObject(
  {
    version: z.literal(1, 'version 1'),
    names: z.record(
      NAMES,
      z.strictObject(
        {
          kind: z.enum(KINDS, `one of ${KINDS.join(', ')}`),
          zh: z.array(z.strictObject({ date: DATE, text: WORDS }, 'a wording'), 'a list of wordings'),
          en: z.array(
            z.strictObject({ date: DATE, of: HASH, reviewed: DATE.optional(), text: WORDS }, 'a wording'),
            'a list of wordings',
          ),
          retired: z.strictObject({ date: DATE, to: NAMES }, 'a date and a name').optional(),
        },
        'an entry',
      ),
      'names',
    ),
    accepted: z.array(
      z.strictObject(
        {
          rule: TEXT,
          name: z.string('a name').refine((name) => NAME.test(name) || ENTRY_NAME.test(name), 'a name'),
          why: TEXT,
          date: DATE,
          of: HASH.optional(),
        },
        'an acceptance',
      ),
      'a list',
    ),
  },
  'a ledger',
);

function decode(file: VFile): string | undefined {
  if (typeof file.value === 'string') return file.value;
  const bytes = file.value ?? new Uint8Array();
  if (bytes.length > MAX_LEDGER_BYTES) {
    reportError(file, { ruleId: 'file-size', reason: 'Unexpected ledger of more than 16 MB, expected 16 MB at most' });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    reportError(file, { ruleId: 'encoding-utf-8', reason: 'Unexpected byte that is not UTF-8, expected UTF-8' });
    return undefined;
  }
}

/** Puts on the file each wording that is older than the one before it. */
function checkOrder(file: VFile, ledger: Ledger, placeOf: YamlSource['placeOf']): boolean {
  let ordered = true;
  const checkSide = (name: string, lang: 'zh' | 'en', wordings: readonly Wording[]): void => {
    wordings.forEach(({ date }, index) => {
      const before = wordings[index - 1]?.date ?? date;
      if (date >= before) return;
      ordered = false;
      reportError(file, {
        ruleId: 'dates-in-order',
        reason: `Unexpected date \`${date}\` after \`${before}\`, expected the wordings from the oldest to the newest`,
        place: placeOf(['names', name, lang, index, 'date']),
      });
    });
  };
  for (const [name, { zh, en }] of Object.entries(ledger.names)) {
    checkSide(name, 'zh', zh);
    checkSide(name, 'en', en);
  }
  return ordered;
}

/**
 * From `ledger.json`, as bytes or text, to the ledger and its places. Undefined if it is anything but a ledger as
 * `formatLedger` writes it (spaces and the order of keys are free), and then errors on the file say where and what: a
 * ledger that cannot be read is never taken for an empty one.
 */
export function readLedger(file: VFile): LedgerSource | undefined {
  const text = decode(file);
  const source = text === undefined ? undefined : readJson(file, text);
  const parsed = source && checkShape(file, source, LEDGER);
  if (source === undefined || parsed === undefined) return undefined;
  // The casts of the schema's kinds are safe: they are the ones that the type lists.
  const ledger = parsed as Ledger;
  return checkOrder(file, ledger, source.placeOf) ? { ledger, placeOf: source.placeOf } : undefined;
}

/** `readLedger` without the places. */
export function parseLedger(file: VFile): Ledger | undefined {
  return readLedger(file)?.ledger;
}
