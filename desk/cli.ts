import { loadEnv } from '../library/load-env';
import { COMMANDS } from './commands';
import { runDesk } from './run-desk';

loadEnv(process.cwd());

process.exitCode = await runDesk(
  process.argv.slice(2),
  COMMANDS,
  { cwd: process.cwd(), env: process.env },
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY,
    columns: process.stdout.columns,
  },
);
