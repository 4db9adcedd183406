import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = dirname(import.meta.dirname);

test.each(['js', 'javascript', 'JS'])('contentlayer runs nothing of an essay that begins with ---%s', async (fence) => {
  const project = await mkdtemp(join(tmpdir(), 'contentlayer-'));
  // Beside the configuration itself contentlayer keeps what it makes of it.
  await copyFile(join(ROOT, 'contentlayer.config.ts'), join(project, 'contentlayer.config.ts'));
  for (const name of ['essay', 'library', 'node_modules', 'package.json', 'tsconfig.json'])
    await symlink(join(ROOT, name), join(project, name));
  const folder = join(project, 'content', 'essays', 'a');
  await mkdir(folder, { recursive: true });
  const proof = join(project, 'proof');
  const code = `require('fs').writeFileSync(${JSON.stringify(proof)}, '')`;
  await writeFile(
    join(folder, 'zh.md'),
    `---${fence}\n{ title: (${code}, '题'), authors: ['甲'], published: '2026-01-01' }\n---\n\n正文。\n`,
  );
  const child = spawn(join(ROOT, 'node_modules/.bin/contentlayer2'), ['build', '--clearCache'], {
    cwd: project,
    // contentlayer asks for PWD before it asks the system.
    env: { ...process.env, PWD: project },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [exit] = await once(child, 'close');
  const output = Buffer.concat(said).toString('utf8');
  expect(existsSync(proof)).toBe(false);
  expect(exit).not.toBe(0);
  expect(output).toContain('front matter is YAML and nothing else');
  await rm(project, { recursive: true });
});
