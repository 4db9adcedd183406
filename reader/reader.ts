import { startCards } from './cards';
import { startCopyLink } from './copy-link';
import { startKeys } from './keys';
import { startLanding } from './landing';
import { startLanguage } from './language';
import { startLive } from './live/start-live';
import { startMenu } from './menu';
import { startOutline } from './outline';
import { startPlainCopy } from './plain-copy';
import { startQuoting } from './quoting';
import { startRanges } from './ranges';
import { startSearching } from './searching';
import { startSwitching } from './switching';
import { startTheme } from './theme';
import { whenHydrated } from './when-hydrated';

function start(outline?: AbortSignal): void {
  startTheme();
  startMenu();
  startRanges();
  startSwitching();
  startLanguage();
  startLanding();
  startOutline(outline);
  startCards();
  startCopyLink();
  startPlainCopy();
  startQuoting();
  startSearching();
  startKeys();
}

if (process.env.NODE_ENV === 'production') start();
else
  whenHydrated(() => {
    const outline = new AbortController();
    start(outline.signal);
    startLive(outline);
  });
