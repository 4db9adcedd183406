import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRequest, seeded } from './fixtures/broken-requests';
import { type OpenDoor, openFrontDoor, readAnswer, SECRET, sendRaw } from './fixtures/open-front-door';

const REQUESTS = 2400;
const AT_ONCE = 24;

let door: OpenDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

test(`answers none of ${REQUESTS} broken requests with a failure, from outside the edition or without its policy`, async () => {
  const random = seeded(20_260_101);
  const requests = Array.from({ length: REQUESTS }, () => buildRequest(random));
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const queue = requests.values();
  const worker = async (): Promise<void> => {
    for (const request of queue) {
      const bytes = await sendRaw(door.port, request, 150);
      // Silence: the request is one whose end has not come yet, by the line breaks that were drawn.
      if (bytes.byteLength === 0) continue;
      const { status, head } = readAnswer(bytes);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const sound = status >= 200 && status < 500 && head.includes("Content-Security-Policy: default-src 'none'");
      if (
        !sound ||
        /HTTP\/1\.1 5/.test(String(bytes)) ||
        bytes.includes(SECRET) ||
        /^(?:server|x-powered-by):/im.test(head)
      )
        wrong.push(`${JSON.stringify(request)}\n${head}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(wrong).toEqual([]);
  // The generator reaches every kind of answer, and nearly every request gets one.
  expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual(
    expect.arrayContaining([200, 204, 307, 400, 404, 405, 431]),
  );
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBeGreaterThan(REQUESTS * 0.85);
}, 60_000);

test('is still there afterwards', async () => {
  expect(readAnswer(await sendRaw(door.port, 'GET /zh HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).status).toBe(
    200,
  );
});
