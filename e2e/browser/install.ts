import { spawnSync } from 'node:child_process';
import { findNginx, NGINX_PACKAGES } from '../nginx/find-nginx';
import { findBrowser } from './find-browser';

/** The first of these that the distribution has. */
const BROWSER_PACKAGES = ['chromium-headless-shell', 'chromium'];
const FONT_PACKAGES = ['fontconfig', 'fonts-noto-cjk'];

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

const canInstall = process.getuid?.() === 0 && has('apt-get', '--version');
const install = (...packages: string[]) => run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages]);

if (canInstall) {
  const missing = [...(hasHanFont() ? [] : FONT_PACKAGES), ...(findNginx() ? [] : NGINX_PACKAGES)];
  const wantsBrowser = !findBrowser()?.includes(BROWSER_PACKAGES[0] ?? '') && !process.env.CHROME;
  if (missing.length > 0 || wantsBrowser) run('apt-get', ['update', '-q']);
  if (missing.length > 0) install(...missing);
  if (wantsBrowser) BROWSER_PACKAGES.some((name) => install(name));
}
if (!findBrowser()) run('npx', ['playwright', 'install', 'chromium']);
if (!findBrowser() || (canInstall && !hasHanFont())) {
  console.error(
    'The tests need Chromium or Chrome and a Han font. Install them (on Debian: apt install chromium-headless-shell fonts-noto-cjk) or name a browser in CHROME.',
  );
  process.exit(1);
}
if (!findNginx() && (canInstall || process.env.CI)) {
  console.error(
    `The tests of the static edition need nginx with two modules. On Debian: apt install ${NGINX_PACKAGES.join(' ')}`,
  );
  process.exit(1);
}
