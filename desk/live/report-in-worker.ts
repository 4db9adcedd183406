import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { listMessages } from '../../essay/check/list-messages';
import { checkWritten, checkWrittenSite } from '../../library/live/check-written';
import { formatRows } from '../format-messages';
import type { Change } from './name-change';

/** What is still to be checked, by folder: the latest first, so that what an author is at does not wait for a checkout. */
const waiting = new Map<string, Change>();
/** What was last said of each, so that it is said once. */
const said = new Map<string, string>();
let busy = false;

parentPort?.on('message', (changes: readonly Change[]) => {
  for (const change of changes) {
    const key = change.kind === 'site' ? 'site' : change.folder;
    waiting.delete(key);
    waiting.set(key, change);
  }
  if (!busy) void work();
});

async function work(): Promise<void> {
  busy = true;
  for (let key = [...waiting.keys()].at(-1); key !== undefined; key = [...waiting.keys()].at(-1)) {
    const change = waiting.get(key);
    waiting.delete(key);
    try {
      if (change) say(key, await report(change));
    } catch (error) {
      say(key, `${key} cannot be checked: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  busy = false;
}

/** What the check says of what has changed, as the author reads it; empty where there is nothing to say. */
async function report(change: Change): Promise<string> {
  if (change.kind === 'site')
    return formatRows((await checkWrittenSite()).flatMap(listMessages), 'pretty', process.cwd());
  if (!existsSync(change.folder)) return '';
  const files = await checkWritten(change);
  return formatRows(files.flatMap(listMessages), 'pretty', process.cwd());
}

function say(key: string, text: string): void {
  const before = said.get(key) ?? '';
  if (text === before) return;
  said.set(key, text);
  const name = key === 'site' ? 'The site' : key.slice(process.cwd().length + 1);
  parentPort?.postMessage(text ? `\n${text}` : `\n${name}: no problems\n`);
}
