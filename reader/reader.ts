import { startCards } from './cards';
import { startCopyLink } from './copy-link';
import { startKeys } from './keys';
import { startLanguage } from './language';
import { startMenu } from './menu';
import { startNearest } from './nearest';
import { startOutline } from './outline';
import { startPlainCopy } from './plain-copy';
import { startQuoting } from './quoting';
import { startRanges } from './ranges';
import { startSearching } from './searching';
import { startSwitching } from './switching';
import { startTheme } from './theme';

function start(): void {
  startTheme();
  startMenu();
  startRanges();
  startSwitching();
  startLanguage();
  startOutline();
  startCards();
  startCopyLink();
  startPlainCopy();
  startQuoting();
  startSearching();
  startKeys();
  startNearest();
}

/** In development React is at work in the page; what it has not taken over yet must not be changed under it. */
function whenHydrated(then: () => void): void {
  const main = document.getElementById('main');
  const hydrated = main && Object.keys(main).some((key) => key.startsWith('__react'));
  if (hydrated) then();
  else setTimeout(() => whenHydrated(then), 50);
}

if (process.env.NODE_ENV === 'production') start();
else whenHydrated(start);
