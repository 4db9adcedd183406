import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingFromBuild } from './complete-build';
import { ensureBuilt } from './ensure-built';

let project = '';
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'built-'));
});
afterEach(() => rm(project, { recursive: true }));

const ENTRY = { address: '/zh/404', file: 'zh/404.html', type: 'text/html', kind: 'document', hash: 'x', twins: false };

/** Writes a file that was last changed some minutes ago. */
async function put(name: string, text: string, minutesAgo: number): Promise<void> {
  const path = join(project, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  const time = Date.now() / 1000 - minutesAgo * 60;
  await utimes(path, time, time);
}

async function putBuild(dist: string, next: string): Promise<void> {
  const release = {
    build: dist,
    entries: [],
    kept: [],
    notFound: { zh: ENTRY, en: ENTRY },
    gone: { zh: ENTRY, en: ENTRY },
    expired: { zh: ENTRY, en: ENTRY },
    redirects: [],
    withdrawn: [],
    addresses: {},
  };
  await put('dist/release.json', JSON.stringify(release), 10);
  await put('.next/BUILD_ID', next, 10);
}

async function ensure(): Promise<Readonly<{ builds: number; said: readonly string[] }>> {
  let builds = 0;
  const said: string[] = [];
  await ensureBuilt(
    project,
    async () => {
      builds += 1;
    },
    (sentence) => said.push(sentence),
  );
  return { builds, said };
}

test('builds when nothing has been built', async () => {
  expect(await ensure()).toEqual({ builds: 1, said: ['There is no build: dist/ is missing. Building first.'] });
});

test('builds when the two parts are of different builds', async () => {
  await putBuild('one', 'two');
  expect(await ensure()).toEqual({
    builds: 1,
    said: ['The build is not complete: dist/ and .next/ come from different builds. Building first.'],
  });
});

test('says nothing about a build that is newer than its sources', async () => {
  await putBuild('one', 'one');
  await put('content/essays/x/zh.md', '', 20);
  expect(await ensure()).toEqual({ builds: 0, said: [] });
});

test('serves an older build, and names a source that has changed since', async () => {
  await putBuild('one', 'one');
  await put('content/essays/x/zh.md', '', 5);
  expect(await ensure()).toEqual({
    builds: 0,
    said: [
      `${join('content/essays/x/zh.md')} has changed since the last build; what was built is served. To publish it: npm run build`,
    ],
  });
});

test('does not look at drafts and tests', async () => {
  await putBuild('one', 'one');
  await put('content/drafts/x/zh.md', '', 5);
  await put('essay/align.test.ts', '', 5);
  expect(await ensure()).toEqual({ builds: 0, said: [] });
});

test('says what is missing from a build', async () => {
  await putBuild('one', 'one');
  expect(await missingFromBuild(project)).toBeUndefined();
  await put('dist/release.json', '{"build":"one"}', 1);
  expect(await missingFromBuild(project)).toBe('The build is not complete: dist/release.json cannot be read.');
  await putBuild('one', 'one');
  await rm(join(project, '.next'), { recursive: true });
  expect(await missingFromBuild(project)).toBe('The build is not complete: .next/ is missing.');
});

test('serves what a killed build has left under another name', async () => {
  await putBuild('one', 'one');
  await rename(join(project, 'dist'), join(project, `dist-old-${2 ** 22 + 1}`));
  expect((await ensure()).builds).toBe(0);
});
