import { expect, test } from 'vitest';
import { startProgress } from './progress';

function follow(terminal: boolean, msPerStep: number) {
  const written: string[] = [];
  let time = 0;
  const streams = { out: () => undefined, err: (text: string) => void written.push(text), terminal };
  const progress = startProgress(streams, { total: 10, what: 'Checked', now: () => time });
  for (let step = 0; step < 10; step += 1) {
    time += msPerStep;
    progress.step();
  }
  progress.end();
  return written;
}

test('writes over one line on a terminal, and takes it away at the end', () => {
  const written = follow(true, 50);
  expect(written.slice(0, 2)).toEqual(['\rChecked 2 of 10\u001b[K', '\rChecked 4 of 10\u001b[K']);
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('writes a line every three seconds elsewhere, without control characters', () => {
  expect(follow(false, 1_000)).toEqual(['Checked 3 of 10\n', 'Checked 6 of 10\n', 'Checked 9 of 10\n']);
});

test('says nothing of work that is soon done', () => {
  expect(follow(false, 100)).toEqual([]);
  expect(follow(true, 5)).toEqual([]);
});
