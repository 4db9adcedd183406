import { connect } from 'node:net';
import { expect, test } from '@playwright/test';

/** Sends bytes as they are and gives the head of the answer; the connection is closed after the first. */
function ask(baseURL: string, text: string): Promise<string> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
    );
  });
}

const line = (method: string, target: string) =>
  `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

/** A linear congruential generator: the same requests in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

const NASTY = [
  '%ff',
  '%zz',
  '%00',
  '%2e%2e',
  '..',
  '//',
  '\\',
  '%5c',
  '%c0%ae',
  ';',
  '?',
  '#',
  '%',
  '%25',
  '\u00ff',
  '%2f',
  'zh',
  'en',
  'essays',
  '/',
  'a',
];

function generated(count: number): string[] {
  const random = numbers(20250323);
  const pick = <T>(list: readonly T[]): T => list[(random.next().value as number) % list.length] as T;
  return Array.from({ length: count }, () => {
    const length = 1 + ((random.next().value as number) % 8);
    const target = `/${Array.from({ length }, () => pick(NASTY)).join(pick(['', '/']))}`;
    return line(pick(['GET', 'HEAD', 'POST', 'TRACE', 'PUT', 'get', 'PROPFIND', 'OPTIONS']), target);
  });
}

test('no malformed request is answered with 5xx, and every answer carries the policy', async ({ baseURL }) => {
  if (!baseURL) throw new Error('There is no address to send requests to. Set baseURL in playwright.config.ts.');
  const named = [
    ...['/%ff', '/%zz', '//x', '/\\', '/..%2f..%2fetc/passwd', '/%00', `/${'a'.repeat(9000)}`].map((target) =>
      line('GET', target),
    ),
    ...['TRACE', 'CONNECT', 'DELETE', 'FOO'].map((method) => line(method, '/en')),
    'GET /en HTTP/1.1\r\n\r\n',
    'GET /en HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET http://elsewhere.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    `GET /en HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    'nonsense\r\n\r\n',
  ];
  for (const request of [...named, ...generated(400)]) {
    const answer = await ask(baseURL, request);
    const start = JSON.stringify(request.slice(0, 80));
    expect(answer, start).toMatch(/^HTTP\/1\.1 [234]\d\d /);
    expect(answer, start).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer, start).not.toMatch(/root:|BEGIN|at .*\.ts:\d/);
  }
});
