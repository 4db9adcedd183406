import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PRELOAD = fileURLToPath(new URL('./params-asked-seldom.mjs', import.meta.url));

/** Asks the installed Next three times for each of two routes, and gives how many processes it would have started for each. */
const PROGRAM = `
  const DevServer = require('next/dist/server/dev/next-dev-server').default;
  const started = {};
  const server = {
    nextConfig: { experimental: {}, cacheComponents: false },
    staticPathsCache: new Map(),
    distDir: '/nowhere',
    getStaticPathsWorker: () => ({
      loadStaticPaths: async ({ pathname }) => {
        started[pathname] = (started[pathname] ?? 0) + 1;
        return { prerenderedRoutes: [] };
      },
      end() {},
    }),
  };
  (async () => {
    for (const pathname of ['/[locale]/essays/[slug]', '/[locale]/page/[number]'])
      for (let time = 0; time < 3; time += 1) {
        await DevServer.prototype.getStaticPaths.call(server, { pathname, page: pathname, isAppPath: true });
        // What is asked while it is being asked is not asked again anyway.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    console.log(JSON.stringify(Object.values(started)));
    process.exit();
  })();
`;

const ask = (...options: readonly string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [...options, '--eval', PROGRAM], { encoding: 'utf8' }));

test('Next, as it is installed, asks which slugs there are once and not with every request, elsewhere as it always does', () => {
  expect(ask('--import', PRELOAD)).toEqual([1, 3]);
  expect(ask()).toEqual([3, 3]);
});
