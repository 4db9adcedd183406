import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const INSTALLED = [
  // The same engine without a window: a page opens in half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser the tests run in: `CHROME` if set, Debian's Chromium without a window, an installed Chromium or Chrome, else Playwright's own; undefined if there is none. */
export function findBrowser(): string | undefined {
  const own = chromium.executablePath();
  return [process.env.CHROME, ...INSTALLED, own].find((path) => path && existsSync(path));
}
