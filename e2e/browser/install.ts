import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`);
  return (
    spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0
  );
}

const has = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Han glyphs have width only with a Han font: without one the layout tests would measure boxes. */
const hasHanFont = () =>
  spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== '' && has('fc-list', '--version');

if (!findBrowser() || !hasHanFont()) {
  const debian = process.getuid?.() === 0 && has('apt-get', '--version');
  const installed = debian
    ? run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-qy', '--no-install-recommends', ...PACKAGES])
    : findBrowser() !== undefined || run('npx', ['playwright', 'install', 'chromium']);
  if (!installed || !findBrowser()) {
    console.error(
      'The tests need Chromium or Chrome and a Han font. Install them (on Debian: apt install chromium fonts-noto-cjk) or name a browser in CHROME.',
    );
    process.exit(1);
  }
}
