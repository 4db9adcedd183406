import { describe, expect, test } from 'vitest';
import { listMessageLines } from '../check/list-message-lines';
import { parseFixture } from '../fixtures/parse-fixture';
import { EN_HEAD, type Files, planFixture, syncFixture, ZH_HEAD } from '../fixtures/sync-fixture';

const NAME = /(?<= )\^[a-z0-9]{4}|^\^[a-z0-9]{4}|\{#[a-z0-9-]+\}/gm;
/** A text with its names shown as `^`, so that a test can say where they stand. */
const shown = (text: string): string => text.replace(NAME, (name) => (name.startsWith('{') ? name : '^'));
const namesOf = (text: string): string[] => parseFixture(text).text.blocks.flatMap(({ names }) => names);

function linesOf(files: Files): readonly string[] {
  const plan = planFixture(files);
  return plan.kind === 'refused' ? plan.files.flatMap(listMessageLines) : [];
}

test('writes a name for each kind of block where it belongs', () => {
  const zh = [
    '## 一 ##',
    '甲\n乙。  ',
    '> 引。\n> 文。',
    '> - 项',
    '- 一\n- 二',
    '| 表 |\n|---|\n| 一 |',
    '```\n码\n```',
    '![](missing:1 "图")',
    '末。',
  ].join('\n\n');
  const synced = syncFixture({ zh: ZH_HEAD + zh });
  expect(shown(synced.zh.slice(ZH_HEAD.length))).toBe(
    [
      `## 一 {#${namesOf(synced.zh)[0]}} ##`,
      '甲\n乙。 ^  ',
      '> 引。\n> 文。 ^',
      '> - 项\n\n^',
      '- 一\n- 二\n\n^',
      '| 表 |\n|---|\n| 一 |\n\n^',
      '```\n码\n```\n\n^',
      '![](missing:1 "图") ^',
      '末。 ^',
    ].join('\n\n'),
  );
  expect(namesOf(synced.zh)).toHaveLength(9);
});

test('gives both texts the same names, the headings those of the English words', () => {
  const synced = syncFixture({
    zh: `${ZH_HEAD}## 治理\n\n甲。\n\n- 一\n\n乙。\n`,
    en: `${EN_HEAD}## On governance\n\nA.\n\n- One\n\nB.\n`,
  });
  expect(namesOf(synced.en)).toEqual(namesOf(synced.zh));
  expect(namesOf(synced.zh)[0]).toBe('on-governance');
  expect(new Set(namesOf(synced.zh)).size).toBe(4);
});

test('separates a name from what follows a list or a fence without a blank line', () => {
  const { zh } = syncFixture({ zh: `${ZH_HEAD}- 一\n## 二\n\n\`\`\`\n码\n\`\`\`\n文。\n` });
  expect(shown(zh.slice(ZH_HEAD.length))).toMatch(/^- 一\n\n\^\n\n## 二 \{#\w+\}\n\n```\n码\n```\n\n\^\n\n文。 \^\n$/);
});

test('gives the translation that was added later the names of its source', () => {
  const first = syncFixture({ zh: `${ZH_HEAD}甲。\n\n乙。\n` });
  const second = syncFixture({ ...first, en: `${EN_HEAD}A.\n\nB.\n` });
  expect(second.zh).toBe(first.zh);
  expect(namesOf(second.en)).toEqual(namesOf(first.zh));
});

test('touches no other byte: mark, CRLF, trailing spaces, no line end at the end', () => {
  const zh = `\uFEFF${ZH_HEAD}甲。  \n\n- 一\n\n乙。`.replaceAll('\n', '\r\n');
  const synced = syncFixture({ zh });
  expect(synced.zh.replace(/\r\n\r\n\^[a-z0-9]{4}| \^[a-z0-9]{4}/g, '')).toBe(zh);
  expect(synced.zh).toMatch(/- 一\r\n\r\n\^[a-z0-9]{4}\r\n\r\n乙。 \^[a-z0-9]{4}$/);
  expect(synced.zh).not.toMatch(/[^\r]\n/);
});

test('writes nothing where nothing is new', () => {
  const synced = syncFixture({ zh: `${ZH_HEAD}甲。\n`, en: `${EN_HEAD}A.\n` });
  expect(planFixture(synced, { date: '2026-02-02' })).toMatchObject({
    zh: undefined,
    en: undefined,
    ledger: undefined,
  });
});

test('writes names into a draft, and no ledger', () => {
  const plan = planFixture({ zh: `${ZH_HEAD}甲。\n` }, {}, 'draft');
  expect(plan).toMatchObject({
    kind: 'planned',
    zh: expect.stringMatching(/甲。 \^[a-z0-9]{4}\n$/),
    ledger: undefined,
  });
});

test('gives the same plan again', () => {
  const files = { zh: `${ZH_HEAD}甲。\n\n甲。\n`, en: `${EN_HEAD}A.\n\nA.\n` };
  expect(planFixture(files)).toEqual(planFixture(files));
});

test('names hundreds of blocks of one text, each by a short name of its own', () => {
  const { zh } = syncFixture({ zh: `${ZH_HEAD}${'甲。\n\n'.repeat(300)}` });
  expect(new Set(namesOf(zh)).size).toBe(300);
  expect(Math.max(...namesOf(zh).map((name) => name.length))).toBe(4);
});

describe('a name that was retired', () => {
  const first = syncFixture({ zh: `${ZH_HEAD}甲。\n\n乙。\n` });
  const [a = '', b = ''] = namesOf(first.zh);
  const without = { ...first, zh: first.zh.replace(`甲。 ^${a}\n\n`, ''), en: undefined };
  const retired = syncFixture(without, { retire: [{ from: a, to: b }], date: '2026-03-03' });

  test('stays in the ledger with its wording', () => {
    expect(JSON.parse(retired.ledger).names[a]).toEqual({
      kind: 'paragraph',
      zh: [{ date: '2026-01-01', text: '甲。' }],
      en: [],
      retired: { date: '2026-03-03', to: b },
    });
  });

  test('is not given again, even to the same text', () => {
    const again = syncFixture({ ...retired, zh: retired.zh.replace('乙。', '甲。\n\n乙。'), en: undefined });
    expect(namesOf(again.zh)).toHaveLength(2);
    expect(namesOf(again.zh)).not.toContain(a);
  });

  test('may not be written by hand', () => {
    expect(linesOf({ ...retired, zh: `${retired.zh}\n丙。 ^${a}\n`, en: undefined })).toContain(
      `9:1 error name-fresh Unexpected name \`${a}\`, which was retired on 2026-03-03 and leads to \`${b}\`, expected a new one`,
    );
  });

  test('has to be retired before anything is written', () => {
    expect(linesOf(without).filter((line) => line.includes(' error '))).toEqual([
      expect.stringContaining(
        `error name-kept Unexpected absence of the published name \`${a}\` (“甲。”), expected it in zh.md`,
      ),
    ]);
  });

  test.each([
    [
      { from: a, to: 'gone' },
      `Unexpected name \`gone\` for \`${a}\` to lead to, which no block has, expected the name of a block`,
    ],
    [
      { from: a, to: a },
      `Unexpected name \`${a}\` for \`${a}\` to lead to, which would lead back to it, expected the name of a block`,
    ],
    [{ from: b, to: a }, `Unexpected name \`${b}\` to retire, expected one that the text has no more`],
    [{ from: 'gone', to: b }, 'Unexpected name `gone` to retire, expected a name that ledger.json has'],
    [{ from: 'title', to: b }, 'Unexpected name `title` to retire, expected a name that ledger.json has'],
  ])('is refused a destination that leads nowhere: %j', (retire, reason) => {
    expect(planFixture(without, { retire: [retire] })).toMatchObject({ kind: 'refused', reasons: [reason] });
  });
});

test('is stopped by an error of the check, with its message', () => {
  expect(linesOf({ zh: `${ZH_HEAD}甲[@none]。\n` })).toContain(
    '7:2 error citation-defined Unexpected citation of `@none`, expected a key of references.yaml',
  );
});

test('is stopped by a ledger that cannot be read', () => {
  expect(linesOf({ zh: `${ZH_HEAD}甲。\n`, ledger: '{"version": 1' })).toContain(
    '1:14 error json-valid Unexpected end of the file, expected `,` or `}`',
  );
});

test('writes nothing where a name would go into code that nothing ends', () => {
  expect(linesOf({ zh: `${ZH_HEAD}\`\`\`\n码` })).toContainEqual(expect.stringContaining('error fence-closed'));
});

test('says so where a name cannot be put to a block', () => {
  const table = '| 表 |\n|---|\n| 一 |';
  const quoted = table.replace(/^/gm, '> ');
  expect(linesOf({ zh: `${ZH_HEAD}${quoted}\n${table}` })).toContainEqual(
    expect.stringContaining('error name-writable'),
  );
});
