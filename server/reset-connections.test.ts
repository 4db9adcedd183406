import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDoor, openFrontDoor, readAnswer, redirectToChinese, sendRaw } from './fixtures/open-front-door';

let door: OpenDoor;
beforeAll(async () => {
  door = await openFrontDoor(redirectToChinese);
});
afterAll(() => door.close());

/** Sends some bytes and resets the connection, at once or when the first of the answer has come. */
function sendAndReset(bytes: string, when: 'at once' | 'answered'): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(door.port, '127.0.0.1', () => {
      socket.write(bytes);
      if (when === 'at once') setTimeout(() => socket.resetAndDestroy(), 5);
    });
    socket.on('data', () => socket.resetAndDestroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

// An error that nobody listens for ends the process; here it fails the run.
test.each([
  'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  'nonsense\r\n\r\n',
  'GET /zh HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /zh HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
])('outlives clients that reset the connection after %j', async (bytes) => {
  for (let round = 0; round < 20; round++) {
    await sendAndReset(bytes, round % 2 ? 'at once' : 'answered');
  }
  const answer = await sendRaw(door.port, 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
  expect(readAnswer(answer).status).toBe(200);
});
