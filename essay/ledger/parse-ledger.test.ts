import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { listMessageLines } from '../check/list-message-lines';
import type { Ledger } from '../ledger';
import { formatLedger } from './format-ledger';
import { parseLedger } from './parse-ledger';

const LEDGER: Ledger = {
  version: 1,
  names: {
    title: { kind: 'title', zh: [{ date: '2026-01-01', text: '题' }], en: [] },
    k3f7: {
      kind: 'paragraph',
      zh: [{ date: '2026-01-01', text: '甲“一”\n二' }],
      en: [{ date: '2026-01-02', of: '0a1b2c3d', text: 'A' }],
      retired: { date: '2026-02-01', to: 'one' },
    },
    constructor: { kind: 'heading' as const, zh: [], en: [] },
    'note-注': { kind: 'note', zh: [], en: [] },
  },
  accepted: [{ rule: 'length-ratio', name: 'k3f7', why: '诗', date: '2026-01-01', of: '0a1b2c3d' }],
};

function read(value: string | Uint8Array): Readonly<{ ledger?: Ledger; lines: readonly string[] }> {
  const file = new VFile({ path: 'ledger.json', value });
  return { ledger: parseLedger(file), lines: listMessageLines(file) };
}

test('reads back what was written, as text or bytes', () => {
  const text = formatLedger(LEDGER);
  expect(read(text)).toEqual({ ledger: LEDGER, lines: [] });
  expect(read(new TextEncoder().encode(text)).ledger).toEqual(LEDGER);
});

test('writes the same bytes whatever the order of keys, two spaces, a line end at the end', () => {
  const { accepted, names, version } = LEDGER;
  const entries = Object.entries(names).map(([name, entry]) => {
    return [name, Object.fromEntries(Object.entries(entry).toReversed())] as const;
  });
  // The cast is safe: the entries hold what they held.
  const turned = { accepted, names: Object.fromEntries(entries), version } as Ledger;
  expect(formatLedger(turned)).toBe(formatLedger(LEDGER));
  expect(formatLedger({ version: 1, names: {}, accepted: [] })).toBe(
    '{\n  "version": 1,\n  "names": {},\n  "accepted": []\n}\n',
  );
});

describe('is undefined, with the place, for', () => {
  const text = formatLedger(LEDGER);
  test.each<readonly [what: string, value: string, line: string]>([
    ['nothing', '', '1:1 error json-valid Unexpected end of the file, expected a JSON value'],
    ['what is cut off', '{"version": 1,', '1:15 error json-valid Unexpected end of the file, expected a key in quotes'],
    ['a comma too many', '{"version": 1,}', '1:15 error json-valid Unexpected `}`, expected a key in quotes'],
    ['a comment', '// x\n{}', '1:1 error json-valid Unexpected `/`, expected a JSON value'],
    ['two values', '{} {}', '1:4 error json-valid Unexpected `{`, expected nothing more'],
    [
      'a merge that was not ended',
      text.replace('    "k3f7"', '<<<<<<< HEAD\n    "k3f7"'),
      '14:1 error no-conflict-markers Unexpected Git conflict marker `<<<<<<<`, expected a merged text',
    ],
    [
      'a name that a merge has put in twice',
      text.replace('"constructor"', '"k3f7"'),
      '34:5 error keys-unique Unexpected second key `k3f7`, expected every key once and a name as key',
    ],
    [
      'a key that changes what an object is',
      text.replace('"constructor"', '"__proto__"'),
      '34:5 error keys-unique Unexpected key `__proto__`, expected every key once and a name as key',
    ],
    [
      'an unknown key',
      text.replace('"kind": "heading"', '"kidn": "x", "kind": "heading"'),
      '35:7 error key-known Unexpected key `kidn`, expected a key that is known here',
    ],
    [
      'another kind',
      text.replace('"heading"', '"verse"'),
      '35:15 error value-typed Unexpected text `verse` for `names.constructor.kind`, expected one of heading, paragraph, list, quotation, figure, table, code, title, subtitle, summary, note',
    ],
    [
      'an impossible date',
      text.replace('2026-01-02', '2026-02-30'),
      '24:19 error value-possible Unexpected text `2026-02-30` for `names.k3f7.en.date`, expected a day that the calendar has',
    ],
    [
      'a direction override',
      text.replace('"A"', '"A\\u202e"'),
      '26:19 error value-possible Unexpected text `A\u202e` for `names.k3f7.en.text`, expected text without control characters and direction overrides',
    ],
    [
      'another version',
      text.replace('"version": 1', '"version": 2'),
      '2:14 error value-typed Unexpected number `2` for `version`, expected version 1',
    ],
    ['what is no object', '[]', '1:1 error value-typed Unexpected empty list, expected a ledger'],
    [
      'wordings in another order',
      text.replace(
        '"zh": [\n        {\n          "date": "2026-01-01",\n          "text": "题"\n        }',
        '"zh": [{"date": "2026-01-02", "text": "题"}, {"date": "2026-01-01", "text": "目"}',
      ),
      '6:60 error dates-in-order Unexpected date `2026-01-01` after `2026-01-02`, expected the wordings from the oldest to the newest',
    ],
  ])('%s', (_, value, line) => {
    expect(read(value)).toEqual({ ledger: undefined, lines: [line] });
  });

  test('bytes that are no UTF-8, nesting without end, and what is too large', () => {
    expect(read(Uint8Array.of(0x7b, 0xff)).lines).toEqual([
      '1:1 error encoding-utf-8 Unexpected byte that is not UTF-8, expected UTF-8',
    ]);
    expect(read('['.repeat(100_000)).lines).toEqual([
      '1:34 error json-valid Unexpected `[`, expected 32 levels at most',
    ]);
    expect(read(new Uint8Array(16 * 1024 * 1024 + 1)).lines).toEqual([
      '1:1 error file-size Unexpected ledger of more than 16 MB, expected 16 MB at most',
    ]);
  });
});
