import { readPreference } from './preferences';
import { tellView, VIEWS } from './views';

// In the head and blocking: what the reader chose is there before anything is painted.
const theme = readPreference('theme');
if (theme && /^(light|sepia|dark)$/.test(theme)) document.documentElement.dataset.theme = theme;

// Before the first layout, which then passes nothing over at the end of the page.
if (location.hash) document.documentElement.dataset.landed = '';

const viewNamed = (name: string | null) => VIEWS.find((each) => each === name);
const view = viewNamed(new URLSearchParams(location.search).get('view')) ?? viewNamed(readPreference('view'));
// Before there is anything to be styled: what a browser has once asked the switch itself about, it asks again for good.
tellView(view);
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'view') tellView(viewNamed(target.value));
});
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
