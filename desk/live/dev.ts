import { Worker } from 'node:worker_threads';
import { getContentFolders } from '../../library/content-folders';
import { loadEnv } from '../../library/load-env';
import { openChangesFeed } from './changes-feed';
import { runNext } from './run-next';
import { watchContent } from './watch-content';

/**
 * `npm run dev`: the pages, what tells them of changes, and what the check says of them, until Ctrl-C. Exits with 0 when it
 * was told to end, with Next's own code when Next ended by itself.
 */
async function dev(): Promise<void> {
  loadEnv(process.cwd());
  const feed = await openChangesFeed();
  const reporter = new Worker(new URL('./report-worker.mjs', import.meta.url));
  reporter.on('message', (text: string) => process.stdout.write(text));
  // Without it nothing is said in the terminal; the pages say the same.
  reporter.on('error', (error) => console.error('The check has stopped:', error));
  const watcher = watchContent(getContentFolders(), (batch) => {
    feed.publish(batch);
    reporter.postMessage(batch.changes);
  });
  const env = { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', CHANGES_FEED: feed.address } as const;
  const next = runNext({ ...process.env, ...env }, process.env.PORT);

  let told = false;
  const end = () => {
    if (told) return;
    told = true;
    void next.stop();
  };
  // A terminal sends Ctrl-C to Next too, which ends by itself then; whoever sends one signal to this process ends both.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const code = await next.ended;
  feed.close();
  await Promise.all([watcher.close(), reporter.terminate()]);
  process.exit(told ? 0 : code);
}

dev().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
