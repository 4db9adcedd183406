import { expect, test } from 'vitest';
import { listenProblem, openAt, readSettings } from './settings';

test('listens on port 3000 of all interfaces unless told otherwise', () => {
  expect(readSettings({})).toEqual({ port: 3000, host: undefined, drainSeconds: 0 });
  expect(readSettings({ PORT: '', HOST: '' })).toEqual({ port: 3000, host: undefined, drainSeconds: 0 });
  expect(readSettings({ PORT: '8080', HOST: '127.0.0.1', DRAIN_SECONDS: '5' })).toEqual({
    port: 8080,
    host: '127.0.0.1',
    drainSeconds: 5,
  });
});

test.each(['abc', '-1', '65536', '3000.5', '0x10', ' 80', '1e3'])('refuses the port "%s"', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(
    `PORT is "${PORT}", which is not a port. Set it to a number from 0 to 65535`,
  );
});

test('names every setting that is wrong at once', () => {
  expect(() => readSettings({ PORT: 'x', DRAIN_SECONDS: '5s' })).toThrow(
    /^PORT is "x", which is not a port\..*\nDRAIN_SECONDS is "5s", which is not a time\. Set it to a number from 0 to 300/,
  );
});

test('says what to do when it cannot listen', () => {
  const settings = { port: 3000, host: 'nowhere' };
  expect(listenProblem('EADDRINUSE', settings)).toBe(
    'Port 3000 is taken. Stop what listens there, or choose another: PORT=3001 npm start',
  );
  expect(listenProblem('EACCES', { ...settings, port: 80 })).toContain('Port 80 is reserved');
  expect(listenProblem('ENOTFOUND', settings)).toContain('HOST is "nowhere"');
  expect(listenProblem('EMFILE', settings)).toBeUndefined();
});

test('names an address that a browser on this machine can open', () => {
  expect(openAt({ host: undefined }, 3000)).toBe('http://localhost:3000');
  expect(openAt({ host: '0.0.0.0' }, 3000)).toBe('http://localhost:3000');
  expect(openAt({ host: '::1' }, 80)).toBe('http://[::1]:80');
});
