import type { Streams } from './command';

/** 100 ms: as often as an eye follows. */
const REDRAW = 100;
/** 3 s: work that takes no longer speaks for itself. */
const REPORT = 3_000;

export type Progress = Readonly<{ step: () => void; end: () => void }>;

/**
 * Says how far a long piece of work has come, on standard error: on a terminal one line that is written over and is gone
 * at the end; elsewhere, as in a log, a line of its own every three seconds, without control characters.
 *
 * @param now the time in ms, for tests
 */
export function startProgress(
  { err, terminal = false }: Streams,
  { total, what, now = Date.now }: Readonly<{ total: number; what: string; now?: () => number }>,
): Progress {
  const interval = terminal ? REDRAW : REPORT;
  let done = 0;
  let last = now();
  let drawn = false;
  return {
    step() {
      done += 1;
      const time = now();
      if (done === total || time - last < interval) return;
      last = time;
      drawn = true;
      err(terminal ? `\r${what} ${done} of ${total}\u001b[K` : `${what} ${done} of ${total}\n`);
    },
    end() {
      if (terminal && drawn) err('\r\u001b[K');
    },
  };
}
