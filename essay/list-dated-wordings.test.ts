import { expect, test } from 'vitest';
import type { Ledger, LedgerEntry } from './ledger';
import { listDatedWordings } from './list-dated-wordings';
import type { Block, Pair } from './model';
import { passageHash } from './passage-hash';

const PLACE = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const block = (lang: 'zh' | 'en', plain: string): Block => ({
  kind: 'paragraph',
  lang,
  names: [],
  place: PLACE,
  plain,
  children: [],
});
const pair = (names: string[], zh: string[], en: string[]): Pair => ({
  kind: 'paragraph',
  names,
  zh: zh.map((text) => block('zh', text)),
  en: en.map((text) => block('en', text)),
});
const ledger = (names: Record<string, LedgerEntry>): Ledger => ({ version: 1, names, accepted: [] });
const DAY = '2026-01-01';

test('gives a passage that never changed one wording, without its text', () => {
  expect(listDatedWordings([pair(['k3f7'], ['文'], ['Text'])], undefined, DAY)).toEqual({
    k3f7: { zh: [{ date: DAY, hash: passageHash('文') }], en: [{ date: DAY, hash: passageHash('Text') }] },
  });
});

test('gives earlier wordings with their texts, and the one that stands with its own date', () => {
  const zh = [
    { date: '2025-03-23', text: '旧文' },
    { date: '2025-06-01', text: '新文' },
  ];
  const wordings = listDatedWordings(
    [pair(['k3f7'], ['新文'], [])],
    ledger({ k3f7: { kind: 'paragraph', zh, en: [] } }),
    DAY,
  );
  expect(wordings).toEqual({
    k3f7: {
      zh: [
        { date: '2025-03-23', hash: passageHash('旧文'), text: '旧文' },
        { date: '2025-06-01', hash: passageHash('新文') },
      ],
      en: [],
    },
  });
});

test('adds a wording that the ledger does not know yet', () => {
  const entry = { kind: 'paragraph', zh: [{ date: '2025-03-23', text: '旧文' }], en: [] } as const;
  const wordings = listDatedWordings([pair(['k3f7'], ['新文'], [])], ledger({ k3f7: entry }), DAY);
  expect(wordings.k3f7?.zh.map(({ date, text }) => [date, text])).toEqual([
    ['2025-03-23', '旧文'],
    [DAY, undefined],
  ]);
});

test('keeps every wording of a retired name', () => {
  const retired = { date: '2025-07-01', to: 'm2p9' };
  const entry = { kind: 'paragraph', zh: [{ date: '2025-03-23', text: '旧文' }], en: [], retired } as const;
  const wordings = listDatedWordings([pair(['m2p9'], ['文'], [])], ledger({ k3f7: entry }), DAY);
  expect(wordings.k3f7?.zh).toEqual([{ date: '2025-03-23', hash: passageHash('旧文'), text: '旧文' }]);
});

test('hashes what each name of a row says by itself, and what is said under both for both', () => {
  const row = pair(['k3f7', 'm2p9'], [], ['Both']);
  const zh = [
    { ...block('zh', '甲'), names: ['k3f7'] },
    { ...block('zh', '乙'), names: ['m2p9'] },
  ];
  const wordings = listDatedWordings([{ ...row, zh }], undefined, DAY);
  expect(wordings.k3f7?.zh[0]?.hash).toBe(passageHash('甲'));
  expect(wordings.m2p9?.zh[0]?.hash).toBe(passageHash('乙'));
  expect(wordings.k3f7?.en).toEqual(wordings.m2p9?.en);
});

test('hashes the blocks that share a name together', () => {
  const wordings = listDatedWordings([pair(['k3f7'], ['甲'], ['One.', 'Two.'])], undefined, DAY);
  expect(wordings.k3f7?.en[0]?.hash).toBe(passageHash('One. Two.'));
});
