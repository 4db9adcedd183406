import { randomBytes } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser/find-browser';
import { findNginx, NGINX_PACKAGES } from './e2e/nginx/find-nginx';

const PORT = Number(process.env.E2E_PORT ?? 4173);
const NGINX_PORT = PORT + 1;

/** Without nginx its tests are left out, and that is said; where everything must be tested it is an error. */
const hasNginx = findNginx() !== undefined;
if (!hasNginx) {
  const sentence = `nginx is not installed, so the static edition is not tested on it. On Debian: apt install ${NGINX_PACKAGES.join(' ')}`;
  if (process.env.CI) throw new Error(sentence);
  // Workers read this file too; only the first process speaks.
  if (process.env.TEST_WORKER_INDEX === undefined) console.warn(sentence);
}

// Made anew for each run, and inherited by the workers, which make links with it.
process.env.E2E_PREVIEW_KEY ??= randomBytes(32).toString('base64');

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  // On a machine that is busy with other things as well: no test is about how long it takes.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'en-US',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      // Only nginx can serve these.
      testIgnore: /rolling|deployed/,
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
      testMatch: /phone|views|citations|accessibility|low-vision|paragraph-switch|no-script|search\.spec/,
    },
    ...(hasNginx
      ? [
          {
            name: 'nginx',
            // Hosts of files have tests of their own, and no drafts; what a document is does not depend on who sends it.
            testIgnore: /file-host|preview|canary|draft|desk|live|accessibility|low-vision|print|fonts|source/,
            use: { viewport: { width: 1440, height: 900 }, baseURL: `http://localhost:${NGINX_PORT}` },
          },
        ]
      : []),
  ],
  webServer: [
    {
      command: 'node --import tsx server/serve.ts',
      env: { PORT: String(PORT), PREVIEW_KEY: process.env.E2E_PREVIEW_KEY, DRAFTS_DIR: 'e2e/.drafts' },
      url: `http://localhost:${PORT}/en`,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
    ...(hasNginx
      ? [
          {
            command: 'node --import tsx e2e/nginx/serve.ts',
            env: { PORT: String(NGINX_PORT) },
            url: `http://localhost:${NGINX_PORT}/en`,
            reuseExistingServer: false,
            gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 } as const,
          },
        ]
      : []),
  ],
});
