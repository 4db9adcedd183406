import { Agent, get } from 'node:http';

export type Load = Readonly<{ stop: () => Promise<Readonly<{ answered: number; failed: readonly string[] }>> }>;

/**
 * Readers who go on reading: each asks for a page and then for the style and the scripts that it names, over and over, on
 * a connection of its own, until it is told to stop. Whatever is not answered with 200 has failed, and is not tried again.
 */
export function startLoad(origin: string, pages: readonly string[], readers: number): Load {
  let going = true;
  let answered = 0;
  const failed: string[] = [];

  const ask = (agent: Agent, path: string): Promise<string> =>
    new Promise((resolve) => {
      const fail = (what: string): void => {
        failed.push(`${path}: ${what}`);
        resolve('');
      };
      const request = get(`${origin}${path}`, { agent, timeout: 10_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', (error) => fail(error.message));
        response.on('end', () => {
          if (response.statusCode !== 200) return fail(String(response.statusCode));
          answered += 1;
          resolve(Buffer.concat(chunks).toString('utf8'));
        });
      });
      request.on('timeout', () => request.destroy(new Error('no answer in ten seconds')));
      request.on('error', (error) => fail(error.message));
    });

  const reader = async (start: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = start; going; turn++) {
      const html = await ask(agent, pages[turn % pages.length] ?? '/');
      for (const [path] of html.matchAll(/\/assets\/[\w.-]+/g)) await ask(agent, path);
    }
    agent.destroy();
  };
  const readings = Array.from({ length: readers }, (_, at) => reader(at));

  return {
    stop: async () => {
      going = false;
      await Promise.all(readings);
      return { answered, failed };
    },
  };
}
