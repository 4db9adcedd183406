export type Settings = Readonly<{
  /** 0 asks the system for a free one. */
  port: number;
  /** Undefined: all interfaces. */
  host: string | undefined;
  /** Time for which a server that was told to stop still takes connections, while its health check says no. */
  drainSeconds: number;
}>;

const DEFAULT_PORT = 3000;

/** The longest that whoever stops a server is made to wait. */
const LONGEST_DRAIN = 300;

/**
 * From the environment to how the server runs: `PORT` (3000), `HOST` (all interfaces) and `DRAIN_SECONDS` (0). Empty
 * means not set.
 * @throws one sentence for each setting that is wrong, all of them, for whoever starts the server
 */
export function readSettings({
  PORT = '',
  HOST = '',
  DRAIN_SECONDS = '',
}: Readonly<Record<string, string | undefined>>): Settings {
  const port = readNumber(PORT, DEFAULT_PORT, 65_535);
  const drainSeconds = readNumber(DRAIN_SECONDS, 0, LONGEST_DRAIN);
  if (port !== undefined && drainSeconds !== undefined)
    return { port, host: HOST === '' ? undefined : HOST, drainSeconds };
  const problems = [
    port === undefined &&
      `PORT is "${PORT}", which is not a port. Set it to a number from 0 to 65535, such as PORT=${DEFAULT_PORT}.`,
    drainSeconds === undefined &&
      `DRAIN_SECONDS is "${DRAIN_SECONDS}", which is not a time. Set it to a number from 0 to ${LONGEST_DRAIN}, such as DRAIN_SECONDS=5.`,
  ];
  throw new Error(problems.filter((problem) => problem !== false).join('\n'));
}

/** A whole number up to `most`, or undefined when it is none. */
function readNumber(text: string, unset: number, most: number): number | undefined {
  if (text === '') return unset;
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

/** From what went wrong when the server tried to listen to a sentence that says what to do; undefined if it is unknown. */
export function listenProblem(
  code: string | undefined,
  { port, host }: Pick<Settings, 'port' | 'host'>,
): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} is reserved for the system. Choose one above 1023: PORT=${DEFAULT_PORT} npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is "${host}", which is not an address of this machine. Leave it out to listen on all of them.`;
    default:
      return undefined;
  }
}

/** The address to open in a browser on this machine. */
export function openAt({ host }: Pick<Settings, 'host'>, port: number): string {
  const name = host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
