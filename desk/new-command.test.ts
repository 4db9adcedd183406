import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from './commands';
import { openRoom, type Room } from './fixtures/room';
import { suggestSlug } from './new-command';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const run = (...args: string[]) => room.run(COMMANDS, ...args);

test('begins a draft that passes the check, warnings and all', async () => {
  const { code, out } = await run('new', 'on-care', '--title=兼爱：说', '--title-en=On Care: #1', '--author=甲, Bo Li');
  expect([code, out]).toEqual([
    0,
    'content/drafts/on-care: begun\n  zh.md\n  en.md\n  references.yaml\n  glossary.yaml\n',
  ]);
  expect(await room.read('content/drafts/on-care/zh.md')).toContain('title: 兼爱：说\nauthors:\n  - 甲\n  - Bo Li\n');
  expect(await room.read('content/drafts/on-care/en.md')).toContain('title: "On Care: #1"\n');
  expect(await run('check', '--strict')).toMatchObject({ code: 0, out: '' });
  expect(await run('check', '--published', 'on-care')).toMatchObject({
    code: 2,
    err: 'Unexpected slug `on-care`: no such public essay.\n',
  });
});

/** Writes a text of one's own in place of the samples. */
async function write(slug: string): Promise<void> {
  for (const [name, body] of Object.entries({ 'zh.md': '正文。\n', 'en.md': 'Text.\n' })) {
    const path = `content/drafts/${slug}/${name}`;
    const text = await room.read(path);
    await room.write(path, text.slice(0, text.lastIndexOf('---\n') + 4) + body);
  }
  await room.write(`content/drafts/${slug}/references.yaml`, 'references: []\n');
}

test('takes the author of the site, and can be published when it is written', async () => {
  expect(await run('new', 'on-care')).toMatchObject({ code: 0 });
  expect(await room.read('content/drafts/on-care/zh.md')).toContain('authors:\n  - Trifolium\n');
  await write('on-care');
  expect(await run('publish', 'on-care')).toMatchObject({ code: 0 });
  expect(await run('check', '--strict')).toMatchObject({ code: 0, out: '' });
});

test('is not published while the samples stand in it', async () => {
  await run('new', 'on-care');
  const before = await room.readAll('content');
  const { code, out } = await run('publish', 'on-care');
  expect(code).toBe(1);
  const says = 'error  sample-replaced';
  expect(out.split('\n').filter((line) => line.includes(says))).toEqual(
    ['en.md:8:1', 'en.md:10:1', 'zh.md:10:1', 'zh.md:12:1'].map((place) =>
      expect.stringContaining(`content/drafts/on-care/${place}  ${says}`),
    ),
  );
  expect(await room.readAll('content')).toEqual(before);
});

describe('a slug', () => {
  test.each([
    ['On Care', 'Unexpected slug `On Care`, expected a–z, 0–9 and single hyphens. Free is `on-care`.\n'],
    ['论兼爱', 'Unexpected slug `论兼爱`, expected a–z, 0–9 and single hyphens.\n'],
    ['search', 'Unexpected slug `search`, expected a word that the site does not use itself. Free is `on-search`.\n'],
    ['../x', 'Unexpected slug `../x`, expected a–z, 0–9 and single hyphens. Free is `x`.\n'],
    ['a'.repeat(81), `Unexpected slug of 81 characters, expected 80 at most. Free is \`${'a'.repeat(60)}\`.\n`],
    [
      'public',
      'Unexpected slug `public`: it is that of a public essay. To revise it: --revise. Free is `on-public`.\n',
    ],
    ['older', 'Unexpected slug `older`: it leads to `public`, which had it formerly. Free is `on-older`.\n'],
    ['gone', 'Unexpected slug `gone`: an essay that had it is gone. Free is `on-gone`.\n'],
    ['mine', 'Unexpected slug `mine`: there is such a draft, in content/drafts/mine. Free is `on-mine`.\n'],
  ])('%s is refused with another', async (slug, err) => {
    const zh = '---\ntitle: 题\nauthors: [甲]\npublished: 2026-01-01\nformerly: [older]\n---\n\n文。\n';
    await room.write('content/essays/public/zh.md', zh);
    await room.write('content/drafts/mine/zh.md', 'x');
    await room.write('content/gone.yaml', 'essays:\n  - slug: gone\n    date: 2026-01-01\n    title: { zh: 题 }\n');
    const before = await room.readAll('content');
    expect(await run('new', slug)).toEqual({ code: 2, out: '', err });
    expect(await room.readAll('content')).toEqual(before);
  });

  test('is suggested that is free and right', () => {
    expect(suggestSlug('Über Élan', [])).toBe('uber-elan');
    expect(suggestSlug('x', ['x', 'on-x', 'x-2'])).toBe('x-3');
    expect(suggestSlug('——', [])).toBeUndefined();
  });
});

test('begins a revision of a public essay, once', async () => {
  await run('new', 'on-care');
  await write('on-care');
  await run('publish', 'on-care');
  const essay = await room.readAll('content/essays/on-care');
  expect(await run('new', 'on-care', '--revise')).toMatchObject({
    code: 0,
    out: 'content/drafts/on-care: begun, a copy of the public essay\n',
  });
  const { '.begun-from.json': base, ...copy } = (await room.readAll('content/drafts/on-care')) ?? {};
  expect(copy).toEqual(essay);
  expect(JSON.parse(base ?? '')).toEqual({ version: 1, references: essay?.['references.yaml'] });
  expect(await run('new', 'on-care', '--revise')).toMatchObject({ code: 2 });
  expect(await run('new', 'nothing', '--revise')).toMatchObject({ code: 2 });
});

test.each([
  [['new'], 'Unexpected call, expected the slug of one essay.\n'],
  [
    ['new', 'a', '--published=2026-02-30'],
    'Unexpected value `2026-02-30` for `--published`, expected a day as YYYY-MM-DD.\n',
  ],
])('%j is explained and gives 2', async (args, err) => {
  expect(await run(...args)).toEqual({ code: 2, out: '', err });
});
