import { readPreference } from './preferences';
import { VIEWS } from './views';

// In the head and blocking: what the reader chose is there before anything is painted.
const theme = readPreference('theme');
if (theme && /^(light|sepia|dark)$/.test(theme)) document.documentElement.dataset.theme = theme;

const asked = new URLSearchParams(location.search).get('view') ?? readPreference('view');
const view = VIEWS.find((each) => each === asked);
if (view) {
  // The switch is not parsed yet. An observer runs before the next paint; an event would run after it.
  const observer = new MutationObserver(() => {
    const radio = document.getElementById(`view-${view}`);
    if (radio instanceof HTMLInputElement) {
      radio.checked = true;
      observer.disconnect();
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => observer.disconnect());
}
