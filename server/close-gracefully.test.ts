import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { closeGracefully } from './close-gracefully';

/** A server that answers after some ms, and the answer to a request that is under way. */
async function withRequestUnderWay(answerAfter: number) {
  let arrived = () => {};
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((_request, response) => {
    arrived();
    setTimeout(() => response.end('whole'), answerAfter);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const answer = new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: new Agent({ keepAlive: true }) }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve(text);
    }).on('error', reject);
  });
  await underWay;
  return { server, answer };
}

test('finishes the answer under way and then lets the kept connection go', async () => {
  const { server, answer } = await withRequestUnderWay(100);
  const closed = closeGracefully(server, 5000);
  expect(server.listening).toBe(false);
  expect(await answer).toBe('whole');
  await closed;
});

test('cuts off what takes longer than the limit', async () => {
  const { server, answer } = await withRequestUnderWay(60_000);
  const cut = expect(answer).rejects.toThrow();
  await closeGracefully(server, 50);
  await cut;
});
