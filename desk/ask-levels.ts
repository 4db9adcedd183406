import { createInterface } from 'node:readline/promises';
import type { HeadingLine } from '../essay/import/heading-lines';
import type { OutlineLine } from '../essay/import/parse-outline';

/** Puts a question and gives the answer; undefined where nobody answers any more. */
export type Ask = (question: string) => Promise<string | undefined>;

/** Asks on the terminal; undefined where there is none, so that nothing waits for an answer that cannot come. */
export function createTerminalAsk(): (Ask & { close: () => void }) | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  let open = true;
  terminal.once('close', () => {
    open = false;
  });
  const ask = (question: string) =>
    open ? terminal.question(question).catch(() => undefined) : Promise.resolve(undefined);
  return Object.assign(ask, { close: () => terminal.close() });
}

const HELP =
  'Levels are 2 to 6; 0 is no heading; Enter takes what stands in brackets; a takes it for all that follow.\n';

/**
 * Asks for the level of each line that looks like a heading, from 2; 0 says that it is none. What is proposed is the level
 * that its number says, or that of the line before. Gives the lines that are headings, as an outline would.
 */
export async function askLevels(lines: readonly HeadingLine[], ask: Ask): Promise<readonly OutlineLine[]> {
  const chosen: OutlineLine[] = [];
  let previous = 2;
  let all = false;
  for (const [index, { line, text, depth }] of lines.entries()) {
    const proposed = depth ?? previous;
    let level: number | undefined = all ? proposed : undefined;
    while (level === undefined) {
      const help = index === 0 ? HELP : '';
      const answer = (await ask(`${help}line ${line}  ${text}  [${proposed}] `))?.trim().toLowerCase();
      if (answer === 'a' || answer === undefined) all = true;
      if (answer === '' || all) level = proposed;
      else if (answer !== undefined && /^[02-6]$/.test(answer)) level = Number(answer);
    }
    if (level === 0) continue;
    previous = level;
    // From 2 to 6, by the pattern above.
    chosen.push({ depth: level as OutlineLine['depth'], text, line });
  }
  return chosen;
}
