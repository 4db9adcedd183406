export type Settings = Readonly<{
  /** 0 asks the system for a free one. */
  port: number;
  /** Undefined: all interfaces. */
  host: string | undefined;
}>;

const DEFAULT_PORT = 3000;

/**
 * From the environment to where the server listens: `PORT` (3000) and `HOST` (all interfaces). Empty means not set.
 * @throws a sentence for whoever starts the server, when `PORT` is not a port
 */
export function readSettings({ PORT = '', HOST = '' }: Readonly<Record<string, string | undefined>>): Settings {
  const port = PORT === '' ? DEFAULT_PORT : Number(PORT);
  if (!/^\d*$/.test(PORT) || port > 65_535) {
    throw new Error(
      `PORT is "${PORT}", which is not a port. Set it to a number from 0 to 65535, such as PORT=${DEFAULT_PORT}.`,
    );
  }
  return { port, host: HOST === '' ? undefined : HOST };
}

/** From what went wrong when the server tried to listen to a sentence that says what to do; undefined if it is unknown. */
export function listenProblem(code: string | undefined, { port, host }: Settings): string | undefined {
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
export function openAt({ host }: Settings, port: number): string {
  const name = host === undefined || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
