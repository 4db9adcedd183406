import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addGone, type GoneChange, removeGone } from '../essay/gone';
import { getContentFolders } from '../library/content-folders';
import { completeTransfers, listUnfinished } from './complete-transfers';
import { openRoom, type Room } from './fixtures/room';
import { takeSnapshot } from './snapshot';
import { carryOut, type Transfer } from './transfer';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const folders = () => getContentFolders(room.root, {});
const pathOf = (path: string) => join(room.root, 'content', path);

const entry = (slug: string) => ({ slug, date: '2026-01-01', title: { zh: `题${slug}` } });
const NOT_LISTED = `# mine\n${addGone(undefined, entry('first'))}`;
const LISTED = addGone(NOT_LISTED, entry('one'));
const CHANGE = { publish: { kind: 'remove', slug: 'one' }, unpublish: { kind: 'add', essay: entry('one') } } as const;

/** A revision, and a withdrawal, each with everything that it can have to do. */
async function prepare(kind: Transfer['kind']): Promise<Transfer> {
  await room.write('content/essays/one/zh.md', 'published');
  await room.write('content/essays/one/images/a.png', 'a');
  const before = kind === 'publish' ? LISTED : NOT_LISTED;
  await room.write('content/gone.yaml', before);
  const gone = { before: Buffer.from(before), change: CHANGE[kind] };
  const published = await takeSnapshot(pathOf('essays/one'));
  if (kind === 'unpublish') return { kind, slug: 'one', published, files: {}, gone };
  await room.write('content/drafts/one/zh.md', 'draft');
  await room.write('content/drafts/one/.hidden', 'mine');
  const draft = await takeSnapshot(pathOf('drafts/one'));
  return { kind, slug: 'one', draft, published, files: { 'zh.md': 'named', 'ledger.json': 'ledger' }, gone };
}

const readContent = async () => {
  const { 'site.yaml': _, ...files } = (await room.readAll('content')) ?? {};
  return files;
};

const AFTER = {
  publish: {
    'essays/one/zh.md': 'named',
    'essays/one/ledger.json': 'ledger',
    'essays/one/.hidden': 'mine',
    'essays/one/images/a.png': 'a',
    'gone.yaml': NOT_LISTED,
  },
  unpublish: { 'drafts/one/zh.md': 'published', 'drafts/one/images/a.png': 'a', 'gone.yaml': LISTED },
};

async function listSteps(kind: Transfer['kind']): Promise<string[]> {
  const steps: string[] = [];
  await carryOut(folders(), await prepare(kind), (step) => void steps.push(step));
  return steps;
}

describe.each(['publish', 'unpublish'] as const)('to %s', (kind) => {
  test('moves everything, and leaves nothing behind', async () => {
    expect(await carryOut(folders(), await prepare(kind))).toEqual({ kind: 'done' });
    expect(await readContent()).toEqual(AFTER[kind]);
    expect(await completeTransfers(folders())).toEqual([]);
  });

  test('is ended or taken back, wherever it was killed', async () => {
    const steps = await listSteps(kind);
    expect(steps.length).toBeGreaterThan(5);
    for (const [index, killedAt] of steps.entries()) {
      await room.close();
      room = await openRoom();
      const transfer = await prepare(kind);
      const before = await readContent();
      const kill = carryOut(folders(), transfer, (step) => {
        if (step === killedAt) throw new Error('killed');
      });
      await expect(kill, killedAt).rejects.toThrow('killed');
      await claimByNobody();
      const completions = await completeTransfers(folders());
      const after = await readContent();
      const isAfter = index > steps.indexOf('put');
      const expected = isAfter || (kind === 'unpublish' && killedAt === 'put') ? AFTER[kind] : before;
      expect(after, killedAt).toEqual(expected);
      if (index > 0) expect(completions[0]?.state, killedAt).toBe(expected === before ? 'undone' : 'completed');
      expect(await listUnfinished(folders()), killedAt).toEqual([]);
    }
  });

  test.each(['take published', 'compare'])('does nothing when a file changes before “%s”', async (changedAt) => {
    const transfer = await prepare(kind);
    const before = await readContent();
    const result = await carryOut(folders(), transfer, (step) => {
      if (step !== changedAt) return;
      const path = changedAt === 'compare' ? pathOf('gone.yaml') : pathOf('essays/one/zh.md');
      writeFileSync(path, 'changed meanwhile');
    });
    const changed = changedAt === 'compare' ? 'gone.yaml' : 'essays/one/zh.md';
    expect(result).toEqual({ kind: 'changed', paths: [pathOf(changedAt === 'compare' ? 'gone.yaml' : 'essays/one')] });
    expect(await readContent()).toEqual({ ...before, [changed]: 'changed meanwhile' });
    expect(await listUnfinished(folders())).toEqual([]);
  });
});

/** The journal of a process that is no more. */
async function claimByNobody(): Promise<void> {
  for (const slug of await listUnfinished(folders())) {
    const path = `content/.publishing/${slug}.json`;
    // No system gives out a number so high.
    await room.write(path, JSON.stringify({ ...JSON.parse(await room.read(path)), pid: 2 ** 30 }));
  }
}

test('does nothing when a draft changes while it is taken', async () => {
  const transfer = await prepare('publish');
  const result = await carryOut(folders(), transfer, (step) => {
    if (step === 'fill') writeFileSync(pathOf('drafts/one/new.md'), 'new');
  });
  expect(result).toEqual({ kind: 'changed', paths: [pathOf('drafts/one')] });
  expect(await room.read('content/drafts/one/new.md')).toBe('new');
  expect(await room.read('content/essays/one/zh.md')).toBe('published');
});

test('leaves a transfer alone that another process is at', async () => {
  const transfer = await prepare('publish');
  const kill = carryOut(folders(), transfer, (step) => {
    if (step === 'put') throw new Error('killed');
  });
  await expect(kill).rejects.toThrow();
  const path = 'content/.publishing/one.json';
  // 1 is the system's first process: it is always there, and never this one.
  await room.write(path, JSON.stringify({ ...JSON.parse(await room.read(path)), pid: 1 }));
  expect(await completeTransfers(folders())).toEqual([{ slug: 'one', kind: 'publish', state: 'running' }]);
  expect(await listUnfinished(folders())).toEqual(['one']);
});

test('two at once: one of them does it, the other does nothing', async () => {
  const transfer = await prepare('publish');
  const results = await Promise.all([1, 2, 3].map(() => carryOut(folders(), transfer)));
  expect(results.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(await readContent()).toEqual(AFTER.publish);
  expect(await listUnfinished(folders())).toEqual([]);
});

test('one that begins when another has ended does nothing, and leaves nothing behind', async () => {
  const transfer = await prepare('publish');
  await carryOut(folders(), transfer);
  expect(await carryOut(folders(), transfer)).toEqual({
    kind: 'changed',
    paths: [pathOf('drafts/one'), pathOf('essays/one')],
  });
  expect(await readContent()).toEqual(AFTER.publish);
  expect(await listUnfinished(folders())).toEqual([]);
});

test('essays withdrawn at the same moment are each said to be gone, or stay public', async () => {
  const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
  await room.write('content/gone.yaml', 'essays: []\n');
  const transfers = await Promise.all(
    slugs.map(async (slug): Promise<Transfer> => {
      await room.write(`content/essays/${slug}/zh.md`, slug);
      const change: GoneChange = { kind: 'add', essay: entry(slug) };
      const gone = { before: Buffer.from('essays: []\n'), change };
      return { kind: 'unpublish', slug, published: await takeSnapshot(pathOf(`essays/${slug}`)), files: {}, gone };
    }),
  );
  const results = await Promise.all(transfers.map((transfer) => carryOut(folders(), transfer)));
  const withdrawn = slugs.filter((_, index) => results[index]?.kind === 'done');
  expect(withdrawn).toHaveLength(1);
  expect(await room.read('content/gone.yaml')).toBe(addGone('essays: []\n', entry(String(withdrawn[0]))));
  const { 'gone.yaml': _, ...files } = await readContent();
  expect(Object.keys(files).sort()).toEqual(
    slugs.map((slug) => `${withdrawn.includes(slug) ? 'drafts' : 'essays'}/${slug}/zh.md`).sort(),
  );
});

describe('gone.yaml, changed by another between a kill and its end,', () => {
  const killAt = async (kind: Transfer['kind'], killedAt: string) => {
    const kill = carryOut(folders(), await prepare(kind), (step) => {
      if (step === killedAt) throw new Error('killed');
    });
    await expect(kill).rejects.toThrow('killed');
    await claimByNobody();
  };
  const states = async () => (await completeTransfers(folders())).map(({ state }) => state);

  test.each(['gone', 'clear', 'end'])(
    'keeps that change when a return is completed, killed before “%s”',
    async (step) => {
      await killAt('publish', step);
      await room.write('content/gone.yaml', addGone(await room.read('content/gone.yaml'), entry('other')));
      expect(await states()).toEqual(['completed']);
      expect(await readContent()).toEqual({ ...AFTER.publish, 'gone.yaml': addGone(NOT_LISTED, entry('other')) });
    },
  );

  test.each(['put', 'clear', 'end'])('keeps it when a withdrawal is completed, killed before “%s”', async (step) => {
    await killAt('unpublish', step);
    const now = addGone(removeGone(await room.read('content/gone.yaml'), 'first'), entry('other'));
    await room.write('content/gone.yaml', `${now}# and why\n`);
    expect(await states()).toEqual(['completed']);
    expect(await readContent()).toEqual({ ...AFTER.unpublish, 'gone.yaml': `${now}# and why\n` });
  });

  test('has a withdrawal that it does not list taken back before the folder is moved, and listed after', async () => {
    await killAt('unpublish', 'put');
    await room.write('content/gone.yaml', NOT_LISTED);
    expect(await states()).toEqual(['undone']);
    expect(await room.read('content/essays/one/zh.md')).toBe('published');
    expect(await room.read('content/gone.yaml')).toBe(NOT_LISTED);
    await killAt('unpublish', 'clear');
    await room.write('content/gone.yaml', NOT_LISTED);
    expect(await states()).toEqual(['completed']);
    expect(await readContent()).toEqual(AFTER.unpublish);
  });

  test.each([
    ['publish', 'gone'],
    ['unpublish', 'put'],
  ] as const)('has a %s wait while it cannot be read', async (kind, step) => {
    await killAt(kind, step);
    await room.write('content/gone.yaml', 'essays: [');
    const before = await readContent();
    expect(await states()).toEqual(['waiting']);
    expect(await readContent()).toEqual(before);
    await room.write('content/gone.yaml', LISTED);
    expect(await states()).toEqual(['completed']);
    expect(await readContent()).toEqual(AFTER[kind]);
  });

  test('is written once, and no folder lost, when many commands complete the same at once', async () => {
    await killAt('unpublish', 'put');
    const all = await Promise.all([1, 2, 3].map(states));
    expect(all.flat()).toEqual(['completed']);
    expect(await readContent()).toEqual(AFTER.unpublish);
    expect(await listUnfinished(folders())).toEqual([]);
  });
});
