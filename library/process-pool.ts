import { type ChildProcess, spawn } from 'node:child_process';

/** What runs in each process: a program that calls `answerParent`. */
export type PoolProgram = Readonly<{
  /** The program itself, an ECMAScript module. */
  code: string;
  /** Absolute path of a folder from which packages are found that are not in the code. */
  from: string;
  /** MB that one process may hold of what lives long. */
  heap: number;
}>;

/** How much is done at once: processes, and tasks that one has in hand, so that it never waits for the next. */
export type PoolSize = Readonly<{ processes: number; inHand: number }>;

/** An error as it passes between processes, which keep of one neither its fields (a system error's `code`) nor those of its cause. */
type PackedError = Readonly<{ message: string; stack?: string; fields: object; cause?: PackedError }>;
type Report<Answer> = Readonly<{ answer: Answer } | { failure: PackedError }>;

/**
 * What is parsed and rendered is garbage soon after. With this much room, in MB, it seldom has to be collected; and a
 * process that collects with threads of its own only takes the cores from the others.
 */
const GARBAGE = ['--max-semi-space-size=32', '--single-threaded-gc'];

/** They are processes, not threads, because Node's options for memory hold for a process as a whole. */
function startProcesses<Start>(program: PoolProgram, start: Start, count: number): readonly ChildProcess[] {
  return Array.from({ length: count }, () => {
    const flags = [...GARBAGE, `--max-old-space-size=${program.heap}`, '--input-type=module', '-'];
    const child = spawn(process.execPath, flags, {
      cwd: program.from,
      // Given by its input, a program needs no place where it could be written.
      stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    // Of a process that has ended before it has read: what it ended with is told by the one who waits for it.
    child.stdin?.on('error', () => undefined).end(program.code);
    child.send({ start });
    return child;
  });
}

/**
 * Does each task in one of several processes, and gives the answers in the order of the tasks. The processes have ended
 * when this returns or throws.
 * @param start plain data for every process, before its first task
 * @param onDone called after each task
 * @throws the first error of a task, with its cause and the fields it had (such as a system error's `code`), or that a
 *   process has ended
 */
export async function runInProcesses<Start, Task, Answer>(
  program: PoolProgram,
  start: Start,
  tasks: readonly Task[],
  size: PoolSize,
  onDone: () => void = () => undefined,
): Promise<readonly Answer[]> {
  const queue = tasks.entries();
  const answers = new Map<number, Answer>();
  const work = (child: ChildProcess): Promise<void> =>
    new Promise((resolve, reject) => {
      const inHand: number[] = [];
      const give = (): void => {
        while (inHand.length < size.inHand) {
          const next = queue.next();
          if (next.done) break;
          const [index, task] = next.value;
          inHand.push(index);
          child.send({ task });
        }
        if (inHand.length === 0) resolve();
      };
      child.on('message', (report: Report<Answer>) => {
        const index = inHand.shift();
        if ('failure' in report) return reject(unpackError(report.failure));
        if (index === undefined) return;
        answers.set(index, report.answer);
        onDone();
        give();
      });
      // Of a process that has ended each message to it that fails is an error.
      child.on('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`A process of this work ended with ${signal ?? code}.`)));
      give();
    });
  const children = startProcesses(program, start, Math.min(size.processes, tasks.length));
  try {
    await Promise.all(children.map(work));
  } finally {
    await Promise.all(children.map(end));
  }
  return tasks.flatMap((_, index) => {
    const answer = answers.get(index);
    return answer === undefined ? [] : [answer];
  });
}

/** Ends a process, whatever it is at. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** The other side: what a program of such a pool does with its start, and with each task, one after another. */
export function answerParent<Start, Task, Answer>(begin: (start: Start) => (task: Task) => Promise<Answer>): void {
  let run: ((task: Task) => Promise<Answer>) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  process.on('message', (message: { start: Start } | { task: Task }) => {
    if ('start' in message) {
      run = begin(message.start);
      return;
    }
    last = last.then(async () => {
      const report: Report<Answer> | undefined = await run?.(message.task).then(
        (answer) => ({ answer }),
        (error: unknown) => ({ failure: packError(error) }),
      );
      if (process.connected) process.send?.(report);
    });
  });
  // Whoever asked is gone, and nothing is to be written for nobody.
  process.once('disconnect', () => process.exit());
}

function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const { message, stack, cause } = error;
  const fields = Object.fromEntries(
    Object.entries(error).filter(([, value]) => /^(?:string|number)$/.test(typeof value)),
  );
  return { message, stack, fields, ...(cause === undefined ? {} : { cause: packError(cause) }) };
}

function unpackError({ message, stack, fields, cause }: PackedError): Error {
  const error = new Error(message, cause && { cause: unpackError(cause) });
  return Object.assign(error, fields, stack && { stack });
}
