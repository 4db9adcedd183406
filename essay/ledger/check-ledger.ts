import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import { placeIn } from '../align-by-name';
import { buildPointAt } from '../check/point-at';
import { reportError, reportWarning } from '../check/report';
import type { Visibility } from '../essay-files';
import { entryOf, FRONT_KINDS, isAddress, type Ledger } from '../ledger';
import type { Block, Lang, Note } from '../model';
import { findStale } from './find-stale';
import { type EssayTexts, listBlockNames, listWordings } from './list-wordings';
import type { LedgerSource } from './parse-ledger';
import { resolveName } from './resolve-name';
import { isNewer } from './update-ledger';

/** The files that messages go on: `ledger` is undefined where there is no ledger yet. */
export type LedgerFiles = Readonly<{ zh: VFile; en?: VFile; ledger?: VFile }>;

export type LedgerContext = Readonly<{ slug: string; visibility: Visibility }>;

/** The command that mends: of a draft with a ledger the public essay has the same names. */
function sync({ slug, visibility }: LedgerContext): string {
  return `npm run essay -- sync ${slug}${visibility === 'draft' ? ' --draft' : ''}`;
}

function excerpt(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : characters.join('');
}

/** The first live name before a name in the ledger, else after it: where an address probably leads now. */
function nearestLive({ names }: Ledger, name: string, live: ReadonlySet<string>): string | undefined {
  const order = Object.keys(names);
  const at = order.indexOf(name);
  return order.slice(0, at).findLast((other) => live.has(other)) ?? order.slice(at).find((other) => live.has(other));
}

/** Errors on the ledger: a name that the text has lost, a retired one that leads nowhere. */
function checkKept(file: VFile, { ledger, placeOf }: LedgerSource, texts: EssayTexts, context: LedgerContext): void {
  const live = listBlockNames(texts);
  const present = listWordings(texts);
  for (const [name, entry] of Object.entries(ledger.names)) {
    if (!isAddress(entry) || present.has(name)) continue;
    if (entry.retired === undefined) {
      const to = nearestLive(ledger, name, live) ?? 'name';
      reportError(file, {
        ruleId: 'name-kept',
        reason: `Unexpected absence of the published name \`${name}\` (“${excerpt(entry.zh.at(-1)?.text ?? entry.en.at(-1)?.text ?? '')}”), expected it in zh.md`,
        place: placeOf(['names', name], true),
        note: `Put it back, or say where its address leads now: ${sync(context)} --retire ${name} --to ${to}`,
      });
      continue;
    }
    const destination = resolveName(ledger, entry.retired.to, live);
    // A name on the way that is merely missing has its own message.
    if (destination.kind === 'live' || (destination.kind === 'unknown' && entryOf(ledger, destination.name))) continue;
    const found = destination.kind === 'loop' ? 'which leads back to it' : `but no block has \`${destination.name}\``;
    reportError(file, {
      ruleId: 'retired-name-leads',
      reason: `Unexpected destination \`${entry.retired.to}\` of the retired name \`${name}\`, ${found}, expected the name of a block`,
      place: placeOf(['names', name, 'retired', 'to']),
      note: `Give it another: ${sync(context)} --retire ${name} --to ${nearestLive(ledger, name, live) ?? 'name'}`,
    });
  }
}

/** Errors on the text: a block or a note under a name that was retired. */
function checkFresh(file: VFile, ledger: Ledger, { zh }: EssayTexts): void {
  const check = (name: string, place: Block['place']): void => {
    const retired = entryOf(ledger, name)?.retired;
    if (retired === undefined) return;
    reportError(file, {
      ruleId: 'name-fresh',
      reason: `Unexpected name \`${name}\`, which was retired on ${retired.date} and leads to \`${retired.to}\`, expected a new one`,
      place,
      note: 'Take it off here: `essay sync` writes a new one.',
    });
  };
  for (const { names, place } of zh.blocks) for (const name of names) check(name, place);
  for (const { label, place } of zh.notes) check(`note-${label}`, place);
}

function findHolder(texts: EssayTexts, lang: Lang, name: string): Block | Note | undefined {
  const text = texts[lang];
  return (
    text?.blocks.find(({ names }) => names.includes(name)) ?? text?.notes.find(({ label }) => `note-${label}` === name)
  );
}

/** Where a name's wording stands in a file: its block, its note, or the key of the front matter. */
function findPlace(file: VFile, texts: EssayTexts, lang: Lang, name: string): Point | Position | undefined {
  const holder = findHolder(texts, lang, name);
  if (holder) return holder.place;
  const value = String(file);
  const line = FRONT_KINDS.some((key) => key === name) ? value.search(new RegExp(`^${name}:`, 'm')) : -1;
  return line === -1 ? undefined : buildPointAt(value)(line);
}

/** One warning for a published essay whose ledger lags behind its texts, at the first name that it lacks. */
function checkCurrent(files: LedgerFiles, ledger: Ledger | undefined, texts: EssayTexts, context: LedgerContext): void {
  const note = `Run: ${sync(context)}`;
  if (ledger === undefined) {
    const reason = 'Unexpected published essay without ledger.json, expected its names and wordings on record';
    reportWarning(files.zh, { ruleId: 'ledger-current', reason, note });
    return;
  }
  const behind = [...listWordings(texts)].flatMap(([name, now]) => {
    const { zh = [], en = [] } = entryOf(ledger, name) ?? {};
    const lang: Lang | undefined = isNewer(now.zh, zh) ? 'zh' : isNewer(now.en, en) ? 'en' : undefined;
    return lang ? [{ name, lang }] : [];
  });
  const [first] = behind;
  if (first === undefined) return;
  const others = behind.length > 1 ? ` and ${behind.length - 1} more` : '';
  const file = first.lang === 'en' && files.en ? files.en : files.zh;
  reportWarning(file, {
    ruleId: 'ledger-current',
    reason: `Unexpected wording of \`${first.name}\`${others}, expected the one that ledger.json has last`,
    place: findPlace(file, texts, first.lang, first.name),
    note,
  });
}

/** Warnings on the translation: what was made from an older wording of the source, and what that was. */
function checkStale(files: LedgerFiles, ledger: Ledger, texts: EssayTexts, context: LedgerContext): void {
  for (const { name, was, now } of findStale(ledger, texts)) {
    const source = findHolder(texts, 'zh', name);
    const file = files.en ?? files.zh;
    const where = source ? ` (${placeIn(files.zh, source)})` : '';
    reportWarning(file, {
      ruleId: 'translation-current',
      reason: `Unexpected translation of an older wording of \`${name}\`${where}, expected one of the present wording`,
      place: findPlace(file, texts, 'en', name),
      note: [
        ...(was === undefined ? [] : [`then: ${excerptChange(was, now)}`, `now:  ${excerptChange(now, was)}`]),
        `Revise it; if it is still right: ${sync(context)} --reviewed ${name}`,
      ].join('\n'),
    });
  }
}

/** The part of a text around what another has differently. */
function excerptChange(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  // 12: enough before the change to recognise the sentence.
  const start = Math.max(0, at - 12);
  return `${start > 0 ? '…' : ''}${excerpt(text.slice(start))}`;
}

/**
 * Puts on an essay's files what its ledger says of its texts. Errors: `name-kept` (a published name is gone and not
 * retired) and `retired-name-leads` on the ledger, `name-fresh` (a retired name on a block) on the source. Warnings:
 * `ledger-current` (a published essay has something that the ledger lacks), `translation-current` (stale). `source` is
 * undefined where there is no ledger.
 */
export function checkLedger(
  files: LedgerFiles,
  source: LedgerSource | undefined,
  texts: EssayTexts,
  context: LedgerContext,
): void {
  if (source && files.ledger) {
    checkKept(files.ledger, source, texts, context);
    checkFresh(files.zh, source.ledger, texts);
    checkStale(files, source.ledger, texts, context);
  }
  if (context.visibility === 'public') checkCurrent(files, source?.ledger, texts, context);
}
