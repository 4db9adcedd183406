import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getContentFolders } from '../library/content-folders';
import { readPreviewRecords, recordOf } from '../library/grants/previews-file';
import { COMMANDS } from './commands';
import { openRoom, type Room } from './fixtures/room';
import { takeSnapshot } from './snapshot';
import { carryOut } from './transfer';

const ZH = '---\ntitle: 题\nauthors: [甲]\npublished: 2026-01-01\n---\n\n甲文。\n\n乙文。\n';
const EN = '---\ntitle: Title\n---\n\nText A.\n\nText B.\n';
const DRAFT = 'content/drafts/one';
const PUBLIC = 'content/essays/one';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
  await room.write(`${DRAFT}/zh.md`, ZH);
  await room.write(`${DRAFT}/en.md`, EN);
});
afterEach(() => room.close());

const run = (...args: string[]) => room.run(COMMANDS, ...args);
const publish = (...args: string[]) => run('publish', 'one', '--date=2026-02-02', ...args);
const namesOf = async (path: string): Promise<string[]> => (await room.read(path)).match(/(?<=\^)\w+$/gm) ?? [];

/** Publishes the draft, and begins a revision of it. */
async function revise(): Promise<void> {
  expect(await publish()).toMatchObject({ code: 0 });
  expect(await run('new', 'one', '--revise')).toMatchObject({ code: 0 });
}
async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await room.read(path);
  expect(text).toContain(from);
  await room.write(path, text.replace(from, to));
}

describe('a draft', () => {
  test('becomes public as a whole, with names and a ledger', async () => {
    await room.write(`${DRAFT}/images/x.png`, 'png');
    await room.write(`${DRAFT}/notes.txt`, 'mine');
    const { code, out, err } = await publish();
    expect([code, err]).toEqual([
      0,
      'After the next build (npm run build) it is at http://localhost:3000/zh/essays/one\n',
    ]);
    expect(out).toBe(
      `${PUBLIC}: published (published 2026-01-01, as zh.md says)\n  4 names written, 6 wordings recorded\n`,
    );
    expect(await room.readAll(DRAFT)).toBeUndefined();
    expect(Object.keys((await room.readAll(PUBLIC)) ?? {}).sort()).toEqual([
      'en.md',
      'images/x.png',
      'ledger.json',
      'notes.txt',
      'zh.md',
    ]);
    expect(await namesOf(`${PUBLIC}/zh.md`)).toEqual(await namesOf(`${PUBLIC}/en.md`));
    expect(await run('check', '--strict')).toMatchObject({ code: 0, out: '' });
    expect(await room.readAll('content/.publishing')).toBeUndefined();
  });

  test('stays as it is while the check has errors that a public essay would have', async () => {
    await edit(`${DRAFT}/zh.md`, '甲文。', '甲文[@none]，[稿](/essays/other)。');
    await room.write('content/drafts/other/zh.md', ZH);
    const before = await room.readAll('content');
    const { code, out, err } = await publish();
    expect(code).toBe(1);
    expect(out).toContain(`${DRAFT}/zh.md:7:3  error  citation-defined`);
    expect(out).toContain('error  link-published');
    expect(err).toBe(`${PUBLIC}: nothing published. Mend what is reported, then run it again.\n`);
    expect(await room.readAll('content')).toEqual(before);
  });

  test('is looked at in a dry run, and left alone', async () => {
    const before = await room.readAll('content');
    expect(await publish('--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining(`${PUBLIC}: would be published`),
    });
    expect(await room.readAll('content')).toEqual(before);
  });

  test('is not published on a day to come', async () => {
    await edit(`${DRAFT}/zh.md`, 'published: 2026-01-01', 'published: 2026-02-03');
    expect(await publish()).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Unexpected day `2026-02-03` for `published` in zh.md, expected the day of publishing (2026-02-02) or earlier\n',
      ),
    });
  });

  test('ends its preview links', async () => {
    const drafts = join(room.root, 'content/drafts');
    await publish();
    const { records } = await readPreviewRecords(drafts);
    expect(recordOf(records, { kind: 'draft', slug: 'one' }).revision).toBe(2);
  });

  test.each([
    [['publish'], 'Unexpected call without a slug, expected the draft to publish.\n'],
    [['publish', 'onee'], 'Unexpected slug `onee`: no such draft. Did you mean `one`?\n'],
    [['publish', 'one', 'two'], 'Unexpected second slug `two`, expected one: each is published by itself.\n'],
    [['publish', 'one', '--date=now'], 'Unexpected value `now` for `--date`, expected a day as YYYY-MM-DD.\n'],
    [['publish', 'one', '--retire=a'], 'Unexpected call: `--retire A` and `--to B` go together.\n'],
    [['publish', 'one', '--return'], 'Unexpected `--return`: gone.yaml has no `one`.\n'],
  ])('%j is explained and gives 2', async (args, err) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err });
  });
});

describe('a revision', () => {
  test('takes the place of what it revises: names, wordings and other files go on', async () => {
    await room.write(`${DRAFT}/images/x.png`, 'png');
    await revise();
    const [a, b] = await namesOf(`${PUBLIC}/zh.md`);
    await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    await edit(`${DRAFT}/zh.md`, '甲文。', '新文。\n\n甲文。');
    await room.write(`${DRAFT}/images/y.png`, 'new');
    const { code, out } = await publish('--date=2026-03-03', '--updated=2026-03-03');
    expect(code).toBe(0);
    expect(out).toContain(`${PUBLIC}: revised (published 2026-01-01, updated 2026-03-03, as zh.md says)`);
    expect(out).toContain(`1 translation of an older wording: ${b}`);
    expect(await room.readAll(DRAFT)).toBeUndefined();
    const [fresh, ...old] = await namesOf(`${PUBLIC}/zh.md`);
    expect(old).toEqual([a, b]);
    const ledger = JSON.parse(await room.read(`${PUBLIC}/ledger.json`));
    expect(ledger.names[b ?? ''].zh.map(({ date }: { date: string }) => date)).toEqual(['2026-02-02', '2026-03-03']);
    expect(Object.keys(ledger.names)).toContain(fresh);
    expect(await room.read(`${PUBLIC}/zh.md`)).toContain('published: 2026-01-01\nupdated: 2026-03-03\n');
    expect(Object.keys((await room.readAll(`${PUBLIC}/images`)) ?? {})).toEqual(['x.png', 'y.png']);
    expect((await run('check', 'one')).code).toBe(0);
  });

  test('asks for the day of a wording that has changed', async () => {
    await revise();
    await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    const before = await room.readAll('content');
    expect(await publish('--date=2026-03-03')).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'Unexpected no `updated` in zh.md, expected the day of this revision, since its wording has changed after 2026-01-01: write it there, or publish with --updated=2026-03-03\n',
      ),
    });
    expect(await publish('--date=2026-03-03', '--updated=2026-03-04')).toMatchObject({ code: 1 });
    expect(await room.readAll('content')).toEqual(before);
  });

  test('keeps the first day and the old slugs', async () => {
    await edit(`${DRAFT}/zh.md`, 'published:', 'formerly: [older]\npublished:');
    await revise();
    await edit(`${DRAFT}/zh.md`, 'formerly: [older]\npublished: 2026-01-01', 'published: 2026-01-02');
    const { err } = await publish();
    expect(err).toContain('Unexpected day `2026-01-02` for `published` in zh.md, expected `2026-01-01`');
    expect(err).toContain('Unexpected absence of `older` in `formerly`');
  });

  test('loses no published name unless it is retired', async () => {
    await revise();
    const [a, b] = await namesOf(`${PUBLIC}/zh.md`);
    await edit(`${DRAFT}/zh.md`, `乙文。 ^${b}\n`, '');
    await edit(`${DRAFT}/en.md`, `Text B. ^${b}\n`, '');
    const refused = await publish('--updated=2026-02-02');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('error  name-kept');
    expect(refused.out).toContain(`npm run essay -- publish one --retire ${b} --to ${a}`);
    const done = await publish('--updated=2026-02-02', `--retire=${b}`, `--to=${a}`);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining(`${b} now leads to ${a}`) });
    expect(JSON.parse(await room.read(`${PUBLIC}/ledger.json`)).names[b ?? ''].retired).toEqual({
      date: '2026-02-02',
      to: a,
    });
  });

  test('keeps what was retired and looked at in it', async () => {
    await revise();
    const [a, b] = await namesOf(`${PUBLIC}/zh.md`);
    await edit(`${DRAFT}/zh.md`, `乙文。 ^${b}\n`, '');
    await edit(`${DRAFT}/en.md`, `Text B. ^${b}\n`, '');
    expect(await run('sync', 'one', `--reviewed=${a}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--draft'),
    });
    const sync = ['sync', 'one', '--draft', '--date=2026-02-02'];
    expect(await run(...sync, `--retire=${b}`, `--to=${a}`)).toMatchObject({ code: 0 });
    expect(await run(...sync, `--reviewed=${a}`)).toMatchObject({ code: 0 });
    expect(await publish('--updated=2026-02-02')).toMatchObject({ code: 0 });
    const { names } = JSON.parse(await room.read(`${PUBLIC}/ledger.json`));
    expect([names[b ?? ''].retired.to, names[a ?? ''].en[0].reviewed]).toEqual([a, '2026-02-02']);
  });

  test('does not undo what was published since it was begun, unless told to', async () => {
    await revise();
    const [a] = await namesOf(`${PUBLIC}/zh.md`);
    await edit(`${PUBLIC}/zh.md`, '甲文。', '甲文更正。');
    await edit(`${PUBLIC}/zh.md`, 'published: 2026-01-01', 'published: 2026-01-01\nupdated: 2026-02-10');
    await run('sync', 'one', '--date=2026-02-10');
    await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    const args = ['--date=2026-03-03', '--updated=2026-03-03'];
    expect(await publish(...args)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`Unexpected older wording of \`${a}\``),
    });
    await edit(`${DRAFT}/zh.md`, '甲文。', '甲文更正。');
    expect(await publish(...args, '--dry-run')).toMatchObject({ code: 0 });
    await edit(`${DRAFT}/zh.md`, '甲文更正。', '甲文。');
    expect(await publish(...args, '--replace')).toMatchObject({ code: 0 });
  });

  test('does not undo what was edited in the public essay without sync, unless told to', async () => {
    await revise();
    const [a, b] = await namesOf(`${PUBLIC}/zh.md`);
    await edit(`${PUBLIC}/zh.md`, '甲文。', '甲文更正。');
    await edit(`${PUBLIC}/en.md`, 'Text B.', 'Text B, corrected.');
    await edit(`${PUBLIC}/zh.md`, '乙文。', '丙文，刚刚添上。\n\n乙文。');
    await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    const before = await room.readAll('content');
    const args = ['--date=2026-03-03', '--updated=2026-03-03'];
    const { code, err } = await publish(...args);
    expect(code).toBe(1);
    expect(err).toContain(`Unexpected older wording of \`${a}\`, \`${b}\`, expected the one published since`);
    expect(err).toContain('Unexpected absence of “丙文，刚刚添上。”, expected what the public essay has had since');
    expect(await room.readAll('content')).toEqual(before);
    await edit(`${DRAFT}/zh.md`, '甲文。', '甲文更正。');
    await edit(`${DRAFT}/zh.md`, '乙文已改。', '丙文，刚刚添上。\n\n乙文已改。');
    await edit(`${DRAFT}/en.md`, 'Text B.', 'Text B, corrected.');
    expect(await publish(...args)).toMatchObject({ code: 0 });
  });

  test('says which files take the place of others that no ledger knows', async () => {
    await room.write(`${DRAFT}/glossary.yaml`, '甲: [A]\n');
    await revise();
    await room.write(`${PUBLIC}/glossary.yaml`, '甲: [A, Alpha]\n');
    await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    const args = ['--date=2026-03-03', '--updated=2026-03-03'];
    expect((await publish(...args, '--dry-run')).out).toContain(
      '  glossary.yaml would replace the public one, which was another\n',
    );
    expect((await publish(...args)).out).toContain('  glossary.yaml replaced the public one, which was another\n');
  });

  describe('of the references', () => {
    const work = (id: string, title = '书') => `  - id: ${id}\n    type: book\n    title: ${title}\n`;
    const references = (...works: string[]) => `references:\n${works.join('')}`;
    const PATH = 'references.yaml';
    const args = ['--date=2026-03-03', '--updated=2026-03-03'];
    beforeEach(async () => {
      await edit(`${DRAFT}/zh.md`, '甲文。', '甲文[@a][@b]。');
      await edit(`${DRAFT}/en.md`, 'Text A.', 'Text A [@a] [@b].');
      await room.write(`${DRAFT}/${PATH}`, references(work('a'), work('b', '乙')));
      await revise();
      await edit(`${DRAFT}/zh.md`, '乙文。', '乙文已改。');
    });

    test('does not undo what was corrected and added in the public ones, unless told to', async () => {
      await room.write(`${PUBLIC}/${PATH}`, references(work('a', '书，更正'), work('b', '乙'), work('c', '丙')));
      const before = await room.readAll('content');
      const { code, err } = await publish(...args);
      expect([code, err]).toEqual([
        1,
        [
          `${PUBLIC}: Unexpected other entry \`a\` in the references, expected the one published since this revision was begun: take it over, or say that it may be replaced: --replace`,
          `${PUBLIC}: Unexpected absence of the entry \`c\` in the references, expected the one published since this revision was begun: take it over, or say that it may be replaced: --replace`,
          `${PUBLIC}: nothing published. Mend what is reported, then run it again.`,
          '',
        ].join('\n'),
      ]);
      expect(await room.readAll('content')).toEqual(before);
      expect(await publish(...args, '--replace', '--dry-run')).toMatchObject({ code: 0 });
      await room.write(`${DRAFT}/${PATH}`, references(work('c', '丙'), work('b', '乙，改'), work('a', '书，更正')));
      expect(await publish(...args)).toMatchObject({ code: 0 });
      expect(await room.read(`${PUBLIC}/${PATH}`)).toContain('乙，改');
    });

    test('changes and leaves out what has stayed as it was, and publishes no record of it', async () => {
      await edit(`${DRAFT}/zh.md`, '[@b]', '');
      await edit(`${DRAFT}/en.md`, ' [@b]', '');
      await room.write(`${DRAFT}/${PATH}`, references(work('a', '新版')));
      expect(await publish(...args)).toMatchObject({ code: 0 });
      expect(await room.read(`${PUBLIC}/${PATH}`)).toBe(references(work('a', '新版')));
      expect(Object.keys((await room.readAll(PUBLIC)) ?? {}).sort()).toEqual(['en.md', 'ledger.json', PATH, 'zh.md']);
    });

    test('replaces nothing where it is not known what the revision was begun from', async () => {
      await rm(join(room.root, DRAFT, '.begun-from.json'));
      expect(await publish(...args, '--dry-run')).toMatchObject({ code: 0 });
      await room.write(`${DRAFT}/${PATH}`, references(work('a', '新版'), work('b', '乙')));
      expect(await publish(...args)).toMatchObject({
        code: 1,
        err: expect.stringContaining(
          'Unexpected other entry `a` in the references, expected the public one, since nothing tells which of the two is newer',
        ),
      });
    });
  });

  test('is refused where it is a link', async () => {
    await publish();
    await mkdir(join(room.root, 'elsewhere'));
    await symlink(join(room.root, 'elsewhere'), join(room.root, DRAFT));
    expect((await publish()).code).not.toBe(0);
  });
});

describe('a withdrawal', () => {
  test('is refused without --gone, with the reason', async () => {
    await publish();
    const before = await room.readAll('content');
    expect(await run('unpublish', 'one')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('An address that was published never dies'),
    });
    expect(await room.readAll('content')).toEqual(before);
  });

  test('moves the essay back to the drafts, nothing lost, and says that it is gone', async () => {
    await edit(`${DRAFT}/zh.md`, 'published:', 'formerly: [older]\npublished:');
    await publish();
    const essay = await room.readAll(PUBLIC);
    const why = ['--why=引文有误。', '--why-en=The quotations were wrong.'];
    const { code, out, err } = await run('unpublish', 'one', '--gone', '--date=2026-03-03', ...why);
    expect([code, out]).toEqual([
      0,
      `${PUBLIC}: withdrawn; it lies in ${DRAFT} with its ledger, and content/gone.yaml says that it is gone\n`,
    ]);
    expect(err).toContain('npm run essay -- publish one --return');
    expect(await room.readAll(PUBLIC)).toBeUndefined();
    expect(await room.readAll(DRAFT)).toEqual(essay);
    expect(await room.read('content/gone.yaml')).toBe(
      [
        '# Essays that were published and are gone: their addresses answer 410. Written by `essay unpublish`.',
        'essays:',
        '  - slug: one',
        '    date: 2026-03-03',
        '    title:',
        '      zh: 题',
        '      en: Title',
        '    formerly:',
        '      - older',
        '    why:',
        '      zh: 引文有误。',
        '      en: The quotations were wrong.',
        '',
      ].join('\n'),
    );
    expect((await run('check')).code).toBe(0);
  });

  test('is kept from being forgotten, and comes back when that is said', async () => {
    await publish();
    const names = await namesOf(`${PUBLIC}/zh.md`);
    await run('unpublish', 'one', '--gone');
    expect(await run('new', 'one')).toMatchObject({ code: 2 });
    expect(await publish()).toMatchObject({ code: 1, err: expect.stringContaining('--return') });
    expect(await publish('--return')).toMatchObject({ code: 0 });
    expect(await room.read('content/gone.yaml')).toContain('essays: []');
    expect(await namesOf(`${PUBLIC}/zh.md`)).toEqual(names);
    expect((await run('check')).code).toBe(0);
  });

  test('is an error of an essay that is public all the same', async () => {
    await publish();
    await room.write('content/gone.yaml', 'essays:\n  - slug: one\n    date: 2026-01-01\n    title: { zh: 题 }\n');
    expect((await run('check', '--format=compact')).out).toBe(
      `${PUBLIC}/zh.md:1:1: error slug-not-gone: Unexpected slug \`one\`, which gone.yaml says is that of an essay that is gone, expected another\n`,
    );
    await room.write('content/gone.yaml', 'essays:\n  - slug: [\n');
    const { code, out } = await run('check', '--format=compact');
    expect(code).toBe(1);
    expect(out).toContain('content/gone.yaml:');
    expect(await run('unpublish', 'one', '--gone')).toMatchObject({ code: 1 });
  });

  test('keeps the entry that gone.yaml has for it already', async () => {
    await publish();
    const listed = 'essays:\n  - slug: one\n    date: 2026-01-01\n    title: { zh: 旧题 }\n';
    await room.write('content/gone.yaml', listed);
    expect(await run('unpublish', 'one', '--gone')).toMatchObject({
      code: 0,
      err: expect.stringContaining('content/gone.yaml listed it already: that entry stays as it was written.'),
    });
    expect(await room.read('content/gone.yaml')).toBe(listed);
  });

  test('that was killed waits until gone.yaml can be read, and is then ended', async () => {
    await publish();
    const kill = carryOut(
      getContentFolders(room.root, {}),
      {
        kind: 'unpublish',
        slug: 'one',
        published: await takeSnapshot(join(room.root, PUBLIC)),
        files: {},
        gone: { change: { kind: 'add', essay: { slug: 'one', date: '2026-01-01', title: { zh: '题' } } } },
      },
      (step) => {
        if (step === 'put') throw new Error('killed');
      },
    );
    await expect(kill).rejects.toThrow('killed');
    const text = await room.read('content/gone.yaml');
    await room.write('content/gone.yaml', 'essays: [');
    expect(await run('unpublish', 'one', '--gone')).toEqual({
      code: 1,
      out: '',
      err: 'An interrupted `unpublish one` cannot be ended: gone.yaml cannot be read. Mend it, then run this again.\n',
    });
    await room.write('content/gone.yaml', text);
    expect(await run('unpublish', 'one', '--gone')).toEqual({
      code: 0,
      out: '',
      err: 'An interrupted `unpublish one` was completed.\n',
    });
  });

  test('waits for a revision to be published', async () => {
    await revise();
    expect(await run('unpublish', 'one', '--gone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is a revision of it'),
    });
  });

  test('is looked at in a dry run, and left alone', async () => {
    await publish();
    const before = await room.readAll('content');
    expect(await run('unpublish', 'one', '--gone', '--dry-run')).toMatchObject({ code: 0 });
    expect(await room.readAll('content')).toEqual(before);
  });
});
