import { parseArgs } from 'node:util';
import { suggestWord } from '../essay/check/nearest-word';
import type { Command, CommandInput, CommandOption, ExitCode, LazyCommand, Streams } from './command';
import { explainSystemError } from './explain-system-error';

const CALL = 'npm run essay --';

function formatList(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([term]) => term.length)) + 2;
  return rows.map(([term, text]) => `  ${term.padEnd(width)}${text}\n`).join('');
}

const load = async (command: Command | LazyCommand): Promise<Command> => ('load' in command ? command.load() : command);

/** The help for all commands. */
function formatHelp(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return `Usage: ${CALL} <command> [options]\n\nCommands:\n${formatList(rows)}\nHelp for one: ${CALL} <command> --help\n`;
}

/** The help for one command: what it does, how it is called, its options. */
function formatCommandHelp({ name, summary, usage, options }: Command): string {
  const rows = Object.entries(options).map(([option, { values, description }]) => {
    return [`--${option}${values ? `=${values.join('|')}` : ''}`, description] as const;
  });
  const list = formatList([...rows, ['--help', 'show this help']]);
  return `${summary}\n\nUsage: ${CALL} ${name}${usage ? ` ${usage}` : ''}\n\nOptions:\n${list}`;
}

function parseOptions(
  command: Command,
  args: readonly string[],
): Pick<CommandInput, 'positionals' | 'values'> | string {
  const options: Readonly<Record<string, CommandOption>> = {
    ...command.options,
    help: { type: 'boolean', description: 'show this help' },
  };
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.type }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = new Map(Object.entries(options)).get(token.name);
    if (option === undefined) {
      const names = Object.keys(options).map((name) => `--${name}`);
      return `Unexpected option \`${token.rawName}\`. ${suggestWord(token.rawName, names)}`;
    }
    if (option.type === 'boolean' && token.value !== undefined)
      return `Unexpected value for \`--${token.name}\`, expected none.`;
    if (option.type === 'string' && token.value === undefined) return `Unexpected \`--${token.name}\` without a value.`;
    if (option.values && !option.values.includes(token.value ?? '')) {
      return `Unexpected value \`${token.value}\` for \`--${token.name}\`. ${suggestWord(token.value ?? '', option.values)}`;
    }
  }
  const defaults = Object.entries(command.options).map(([name, option]) => [name, option.default] as const);
  // parseArgs types every value as possibly a list: none of the options is declared `multiple`.
  return { positionals, values: { ...Object.fromEntries(defaults), ...(values as CommandInput['values']) } };
}

/**
 * Runs the command that `args` names (what follows `npm run essay --`) and gives the code to exit with. Help goes to
 * `out`; a call that is wrong is explained on `err`, with what was probably meant, and gives 2. Files that the system does not
 * let be read or written are explained too, and give 1.
 */
export async function runDesk(
  args: readonly string[],
  commands: readonly (Command | LazyCommand)[],
  { cwd, env }: Pick<CommandInput, 'cwd' | 'env'>,
  streams: Streams,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    streams.out(formatHelp(await Promise.all(commands.map(load))));
    return 0;
  }
  if (name === undefined) {
    streams.err(formatHelp(await Promise.all(commands.map(load))));
    return 2;
  }
  const named = commands.find((candidate) => candidate.name === name);
  if (named === undefined) {
    streams.err(
      `Unexpected command \`${name}\`. ${suggestWord(
        name,
        commands.map((candidate) => candidate.name),
      )}\n`,
    );
    return 2;
  }
  const command = await load(named);
  const parsed = parseOptions(command, rest);
  if (typeof parsed === 'string') {
    streams.err(`${parsed}\n`);
    return 2;
  }
  if (parsed.values.help === true) {
    streams.out(formatCommandHelp(command));
    return 0;
  }
  try {
    return await command.run({ ...parsed, cwd, env }, streams);
  } catch (error) {
    const sentence = explainSystemError(error, cwd);
    if (sentence === undefined) throw error;
    streams.err(`${sentence}\n`);
    return 1;
  }
}
