import { join } from 'node:path';

/**
 * Reads `.env` from a folder into the environment, if there is one; what is set already stays as it is.
 * @throws a sentence for whoever starts the program, when the file is there and cannot be read
 */
export function loadEnv(folder: string): void {
  try {
    process.loadEnvFile(join(folder, '.env'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // what Node throws here
    if (code !== 'ENOENT') throw new Error(`.env cannot be read, so its settings are unknown: ${message}`);
  }
}
