import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getContentFolders } from '../library/content-folders';
import { getSite } from '../library/get-site';
import { readPreviewKeys } from '../library/grants/preview-keys';
import { loadEnv } from '../library/load-env';
import { closeGracefully } from './close-gracefully';
import { missingFromBuild } from './complete-build';
import { draftsProblem } from './drafts-problem';
import { ensureBuilt, runBuild } from './ensure-built';
import { createFrontDoor } from './front-door';
import type { ServerState } from './health';
import { type NextUpstream, startNext } from './next-upstream';
import { createPreviews } from './previews';
import { listenProblem, openAt, readSettings, type Settings } from './settings';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Time in ms for what is under way when the server is told to stop. */
const SHUTDOWN_LIMIT = 10_000;

/** Serves the reading room until it is told to stop. With `--build`, builds first when there is nothing to serve. */
async function serve(): Promise<void> {
  loadEnv(PROJECT);
  const settings = readSettings(process.env);
  const folders = getContentFolders(PROJECT);
  await getSite(folders.site);
  const problem = await draftsProblem(process.env, folders);
  if (problem !== undefined) throw new Error(problem);
  if (process.argv.includes('--build')) await ensureBuilt(PROJECT, () => runBuild(PROJECT), console.error);
  const missing = await missingFromBuild(PROJECT);
  if (missing !== undefined) throw new Error(`${missing} Build it first: npm run build`);
  // React and Next choose their production code by it; the types of Next make it read-only.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const next = await startNext(PROJECT);
  const keys = readPreviewKeys(process.env);
  const previews = createPreviews(keys);
  let state: ServerState = 'ready';
  const server = await createFrontDoor({ dist: join(PROJECT, 'dist'), next: next.ask, previews, state: () => state });
  await listen(server, settings);
  const stopOnce = (): void => {
    if (state === 'draining') return;
    state = 'draining';
    // Whatever sends readers here gets this long to notice that the health check says no.
    setTimeout(() => void stop(server, next), settings.drainSeconds * 1000);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopOnce);
  // A server that listens on a port, not on a pipe, has an address of this form.
  const { port } = server.address() as AddressInfo;
  console.log(`Reading room at ${openAt(settings, port)}`);
  console.log(keys.kind === 'on' ? 'Previews of drafts are on.' : `Previews of drafts are off: ${keys.reason}`);
}

function listen(server: Server, settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = listenProblem(error.code, settings);
      reject(sentence === undefined ? error : new Error(sentence));
    });
    server.listen({ port: settings.port, host: settings.host }, resolve);
  });
}

async function stop(server: Server, next: NextUpstream): Promise<void> {
  await closeGracefully(server, SHUTDOWN_LIMIT);
  await next.close();
  process.exit(0);
}

serve().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
