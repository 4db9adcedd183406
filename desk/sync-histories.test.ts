import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../essay/ledger';
import { planSync, type SyncPlan } from '../essay/sync/plan-sync';
import { readEssay } from '../library/read-essay';
import { readEssayFiles } from '../library/read-essay-files';
import { editManuscript, startManuscript } from './fixtures/edit-manuscript';
import { formatUnits, type Manuscript, marksOf, readUnits, type Unit } from './fixtures/manuscript';
import { createRandom, type Random } from './fixtures/random';
import { runDesk } from './run-desk';
import { createSyncCommand } from './sync-command';

const HISTORIES = 2000;
const HEADS = {
  zh: '---\ntitle: 题\nauthors: [甲]\npublished: 2025-01-01\n---\n\n',
  en: '---\ntitle: Title\n---\n\n',
} as const;

let room = '';
let folder = '';
beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), 'histories-'));
  folder = join(room, 'content/essays/on-care');
  await mkdir(folder, { recursive: true });
});
afterAll(() => rm(room, { recursive: true }));

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const readAll = () => Promise.all(['zh.md', 'en.md', 'ledger.json'].map((name) => read(name).catch(() => '')));

async function readManuscript(): Promise<Manuscript> {
  const [zh, en] = await Promise.all([read('zh.md'), read('en.md')]);
  return { zh: readUnits(zh.slice(HEADS.zh.length)), en: readUnits(en.slice(HEADS.en.length)) };
}

async function writeManuscript({ zh, en }: Manuscript): Promise<void> {
  await writeFile(join(folder, 'zh.md'), HEADS.zh + formatUnits(zh));
  await writeFile(join(folder, 'en.md'), HEADS.en + formatUnits(en));
}

type Planner = NonNullable<Parameters<typeof createSyncCommand>[0]>;

/** Runs the command on the files, as the author would, and gives its code and everything it said. */
async function sync(planner: Planner, ...args: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const call = ['sync', ...args];
  const code = await runDesk(call, [createSyncCommand(planner)], { cwd: room, env: {} }, { out: say, err: say });
  return { code, said };
}

/** What is known of an essay from outside: which mark each name was first given to, and where the author sent it since. */
type Memory = { owners: Map<string, string[]>; sent: Map<string, string>; ledger: Ledger | undefined };

const textOf = (units: readonly Unit[]): string => units.map(({ text }) => text).join('\n\n');

function follow(name: string, { sent }: Memory): string {
  let at = name;
  while (sent.has(at)) at = sent.get(at) ?? at;
  return at;
}

async function checkKept(memory: Memory, before: Manuscript): Promise<void> {
  const now = await readManuscript();
  expect(textOf(now.zh), 'nothing but names is written into zh.md').toBe(textOf(before.zh));
  expect(textOf(now.en), 'nothing but names is written into en.md').toBe(textOf(before.en));

  const ledger = JSON.parse(await read('ledger.json')) as Ledger; // written by the command under test
  for (const unit of now.zh) {
    for (const name of unit.names) {
      if (!memory.owners.has(name)) memory.owners.set(name, marksOf(unit));
    }
  }
  const isUnder = (units: readonly Unit[], name: string, marks: readonly string[]): boolean =>
    units.some((unit) => unit.names.includes(name) && marks.every((mark) => marksOf(unit).includes(mark)));
  for (const [name, marks] of memory.owners) {
    expect(Object.keys(ledger.names), 'the ledger keeps every name').toContain(name);
    if (memory.sent.has(name)) expect(ledger.names[name]?.retired?.to).toBe(memory.sent.get(name));
    else expect(isUnder(now.zh, name, marks), `${name} is still the name of ${marks}`).toBe(true);
    const inEn = now.en.filter((unit) => unit.names.includes(name));
    const isOwn = inEn.length === 0 || inEn.some((unit) => marksOf(unit).some((mark) => marks.includes(mark)));
    expect(isOwn, `${name} is still the name of the translation of ${marks}`).toBe(true);
  }
  for (const [name, { zh, en }] of Object.entries(memory.ledger?.names ?? {})) {
    const entry = ledger.names[name];
    expect(entry?.zh.slice(0, zh.length), `the wordings of ${name} stay`).toEqual(zh);
    expect(entry?.en.slice(0, en.length), `the translations of ${name} stay`).toEqual(en);
  }
  memory.ledger = ledger;
}

/** Whether each name that ever was stands in the page, by itself or where the author sent it. */
async function checkLanding(memory: Memory): Promise<void> {
  const pairs = readEssay(await readEssayFiles(folder), { edition: 2015 })?.essay.pairs ?? [];
  for (const name of memory.owners.keys()) {
    const lands = pairs.filter((pair) => pair.names.includes(name) || pair.retired?.includes(name));
    expect(lands.length, `${name} lands at one place`).toBe(1);
    expect(lands[0]?.names, `${name} lands where the author sent it`).toContain(follow(name, memory));
  }
}

/** One thing or two that the author does between two syncs, and the sync; names of what is gone are retired by it. */
async function takeStep(memory: Memory, random: Random, nextMark: () => string, planner: Planner): Promise<void> {
  let manuscript = await readManuscript();
  const gone: Unit[] = [];
  for (let edits = 1 + random.below(2); edits > 0; edits -= 1) {
    const edited = editManuscript(manuscript, random, nextMark());
    manuscript = edited.manuscript;
    gone.push(...edited.gone);
  }
  await writeManuscript(manuscript);
  const lost = gone.flatMap(({ names }) => names);
  const live = manuscript.zh.flatMap(({ names }) => names);
  if (lost.length > 0) {
    const files = await readAll();
    expect((await sync(planner)).code, 'a name that is gone stops the sync').toBe(1);
    expect(await readAll(), 'a sync that is stopped writes nothing').toEqual(files);
  }
  const to = lost.length > 0 ? random.pick(live) : '';
  const { code, said } = await sync(planner, ...(lost.length > 0 ? [`--retire=${lost.join(',')}`, `--to=${to}`] : []));
  expect(code, said).toBe(0);
  for (const name of lost) memory.sent.set(name, to);
  await checkKept(memory, manuscript);
}

async function liveThrough(seed: number, planner: Planner = planSync): Promise<void> {
  const random = createRandom(seed);
  let marks = 1000;
  const nextMark = (): string => {
    marks += 1;
    return `T${marks}`;
  };
  const memory: Memory = { owners: new Map(), sent: new Map(), ledger: undefined };
  await rm(join(folder, 'ledger.json'), { force: true });
  const start = startManuscript(random, nextMark);
  await writeManuscript(start);
  const { code, said } = await sync(planner);
  expect(code, said).toBe(0);
  await checkKept(memory, start);
  // Most are short; in a long one, what an address leads to is itself retired.
  const length = random.chance(0.05) ? 8 : 1 + random.below(2);
  for (let steps = length; steps > 0; steps -= 1) await takeStep(memory, random, nextMark, planner);
  await checkLanding(memory);
}

async function liveThroughAll(from: number, count: number, planner?: Planner): Promise<void> {
  for (let seed = from; seed < from + count; seed += 1) {
    await liveThrough(seed, planner).catch((error: unknown) => {
      throw new Error(`History ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
  }
}

test(`no name is lost in ${HISTORIES} histories of edits, moves, splits, merges and deletions`, {
  timeout: 1_200_000,
}, async () => {
  await liveThroughAll(1, HISTORIES);
});

const NAME = /(?<=\^|^ {4}")[a-z]\w{3,}(?=[ \n"]|$)/gm;

const renameIn = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(NAME, (name) => names.get(name) ?? name);

/** Changes every text that a plan would write. */
function rewritePlan(plan: SyncPlan, rewrite: (text: string) => string): SyncPlan {
  if (plan.kind === 'refused') return plan;
  const { zh, en, ledger } = plan;
  return { ...plan, zh: zh && rewrite(zh), en: en && rewrite(en), ledger: ledger && rewrite(ledger) };
}

type Mutant = Readonly<{ planner: Planner; fault: string }>;

const MUTANTS: Readonly<Record<string, Mutant>> = {
  'forgets the names that the text has no more': {
    fault: 'the ledger keeps every name',
    planner: (...given) => {
      const plan = planSync(...given);
      if (plan.kind === 'refused' || plan.ledger === undefined) return plan;
      const ledger = JSON.parse(plan.ledger) as Ledger; // written by planSync
      const kept = Object.entries(ledger.names).filter(([, { retired }]) => !retired);
      return { ...plan, ledger: JSON.stringify({ ...ledger, names: Object.fromEntries(kept) }) };
    },
  },
  'names new blocks by their number': {
    fault: 'Unexpected second',
    planner: (...given) => {
      const plan = planSync(...given);
      if (plan.kind === 'refused') return plan;
      const renamed = new Map<string, string>();
      const named = plan.zh?.match(NAME) ?? [];
      named.forEach((name, index) => {
        if (plan.changes.named.some(({ names }) => names.includes(name))) renamed.set(name, `n${100 + index}`);
      });
      return rewritePlan(plan, (text) => renameIn(text, renamed));
    },
  },
  'gives the names anew from the top': {
    fault: 'is still the name of',
    planner: (...given) => {
      const plan = planSync(...given);
      const names = (plan.kind === 'planned' ? plan.zh : undefined)?.match(NAME) ?? [];
      const next = new Map(names.map((name, index) => [name, names[(index + 1) % names.length] ?? name]));
      return rewritePlan(plan, (text) => (text.startsWith('{') ? text : renameIn(text, next)));
    },
  },
  'records nothing new in a ledger that there is': {
    fault: 'the ledger keeps every name',
    planner: (...given) => {
      const plan = planSync(...given);
      return plan.kind === 'planned' && given[0].ledger ? { ...plan, ledger: undefined } : plan;
    },
  },
};

test.each(Object.entries(MUTANTS))(
  'the same histories fail where sync %s',
  { timeout: 300_000 },
  async (_, { planner, fault }) => {
    await expect(liveThroughAll(1, 200, planner)).rejects.toThrow(fault);
  },
);
