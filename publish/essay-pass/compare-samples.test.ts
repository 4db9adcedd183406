import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toPublished } from '../write-entry';
import { compareSamples } from './compare-samples';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samples-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sample = toPublished(
  { address: '/zh', body: Buffer.from('<p>one</p>'), type: 'text/html; charset=utf-8' },
  'document',
);

test('passes what Next and the build made alike', async () => {
  await writeFile(join(folder, 'zh.html'), '<p>one</p>');
  await expect(compareSamples([sample], folder)).resolves.toBeUndefined();
});

test('fails at the first character that differs, and at a page that was not written', async () => {
  await expect(compareSamples([sample], folder)).rejects.toThrow('/zh is one thing when Next renders it');
  await writeFile(join(folder, 'zh.html'), '<p>two</p>');
  await expect(compareSamples([sample], folder)).rejects.toThrow(
    'from character 3 on. Next: "<p>one</p>". The build: "<p>two</p>"',
  );
});
