import type { SyncPlan } from '../essay/sync/plan-sync';

function count(number: number, one: string, several: string): string {
  return `${number} ${number === 1 ? one : several}`;
}

/**
 * From what was planned for an essay to what the author is told, one essay a paragraph, line end included.
 *
 * @example 'content/essays/a: 1 name written, 2 wordings recorded\n  zh.md:9  ^k3f7\n'
 */
export function formatChanges(
  where: string,
  { ledger, zh, en, changes }: Extract<SyncPlan, { kind: 'planned' }>,
  { dryRun }: Readonly<{ dryRun: boolean }>,
): string {
  const { named, recorded, retired, stale } = changes;
  const isChanged = [zh, en, ledger].some((text) => text !== undefined);
  const done = [
    ...(named.length > 0 ? [`${count(named.length, 'name', 'names')} written`] : []),
    ...(recorded.length > 0 ? [`${count(recorded.length, 'wording', 'wordings')} recorded`] : []),
    ...retired.map(({ from, to }) => `${from} now leads to ${to}`),
  ];
  const head = isChanged ? done.join(', ') || 'ledger.json brought up to date' : 'nothing to do';
  const lines = [
    `${where}: ${dryRun && isChanged ? 'would do: ' : ''}${head}`,
    ...named.map(({ lang, line, kind, names }) => {
      return `  ${lang}.md:${line}  ${kind === 'heading' ? `{#${names[0]}}` : `^${names.join(' ^')}`}`;
    }),
    ...(stale.length > 0
      ? [`  ${count(stale.length, 'translation is', 'translations are')} of an older wording: ${stale.join(', ')}`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
