import { Agent, createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askThrough } from './next-upstream';
import type { Upstream } from './upstream';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function upstream(listener: RequestListener): Promise<Upstream> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return askThrough(new Agent(), (started.address() as AddressInfo).port); // it listens on a port
}

test('asks for the target with the headers, and follows no redirect', async () => {
  const ask = await upstream((request, response) => {
    response.writeHead(307, { location: `/zh${request.url}`, 'set-cookie': ['a=1', 'b=2'] });
    response.end(`${request.headers.host} ${request.headers.cookie}`);
  });
  const answer = await ask({ target: '/?x=1', headers: { host: 'read.example.org', cookie: 'c=d' } });
  expect(answer.status).toBe(307);
  expect(answer.headers.location).toBe('/zh/?x=1');
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(String(answer.body)).toBe('read.example.org c=d');
});

test('rejects when the connection breaks in the middle of an answer', async () => {
  const ask = await upstream((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => response.destroy());
  });
  await expect(ask({ target: '/', headers: {} })).rejects.toThrow();
});

test('rejects when nothing listens', async () => {
  const ask = await upstream(() => {});
  await new Promise((resolve) => server?.close(resolve));
  await expect(ask({ target: '/', headers: {} })).rejects.toThrow('ECONNREFUSED');
});
