import { expect, test } from 'vitest';
import { explainFailure } from './explain-failure';

const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

test.each([
  ['ENOSPC', 'The disk is full. Free some space, then build again'],
  ['EACCES', 'dist cannot be written. Give the user who builds leave'],
  ['EROFS', 'dist lies on a disk that can only be read'],
  ['EBUSY', 'dist is a disk of its own or in use'],
])('says what to do about %s, and that nothing is lost', (code, message) => {
  const error = failure(code);
  const explained = explainFailure(error, 'dist');
  expect(explained).toMatchObject({ cause: error, message: expect.stringContaining(message) });
  expect(String(explained)).toContain('What was published before is still there.');
});

test('leaves every other error as it is', () => {
  const error = new Error('A page cannot be published.');
  expect(explainFailure(error, 'dist')).toBe(error);
});

test('finds the cause where an essay’s name was put before it', () => {
  const error = new Error('The essay x cannot be published.', { cause: failure('ENOSPC') });
  expect(String(explainFailure(error, 'dist'))).toContain('The disk is full. Free some space');
});
