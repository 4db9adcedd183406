import { expect, test } from 'vitest';
import { headersFor } from '../publish/headers';
import { answerHealth } from './health';

test('says that it is ready, and of which build, to no cache', () => {
  const { status, headers, body } = answerHealth('ready', 'b1');
  expect(status).toBe(200);
  expect(JSON.parse(String(body))).toEqual({ status: 'ready', build: 'b1' });
  expect(headers).toMatchObject({ ...headersFor('message'), 'Content-Length': String(body.byteLength) });
});

test('says no as soon as it is told to stop', () => {
  const { status, body } = answerHealth('draining', 'b1');
  expect([status, JSON.parse(String(body)).status]).toEqual([503, 'draining']);
});
