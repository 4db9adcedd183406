/** 0: done, nothing wrong. 1: done, and errors were found. 2: not done, because it was asked for wrongly. */
export type ExitCode = 0 | 1 | 2;

/** An option as it is written, `--name` or `--name=value`; with `values`, only those may be given. */
export type CommandOption = Readonly<{
  type: 'string' | 'boolean';
  description: string;
  values?: readonly string[];
  default?: string | boolean;
}>;

/**
 * Where a command writes: results to `out`, everything else to `err`, line ends included. `terminal` says that a person
 * looks at `err`: only then may a line be written over. `columns` is how wide `out` is, where it is a terminal.
 */
export type Streams = Readonly<{
  out: (text: string) => void;
  err: (text: string) => void;
  terminal?: boolean;
  columns?: number;
}>;

export type CommandInput = Readonly<{
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | undefined>>;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
}>;

/** What the author can run. `usage` is what follows the command's name. */
export type Command = Readonly<{
  name: string;
  summary: string;
  usage: string;
  options: Readonly<Record<string, CommandOption>>;
  run: (input: CommandInput, streams: Streams) => Promise<ExitCode>;
}>;

/** A command by its name, and what loads the rest of it. */
export type LazyCommand = Readonly<{ name: string; load: () => Promise<Command> }>;
