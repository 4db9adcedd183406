let timer = 0;

/** Says something in the page's status line, for eyes and screen readers alike. `word` is the name of a data attribute there. */
export function announce(word: 'copied' | 'copyFailed'): void {
  const line = document.getElementById('announcer');
  if (!line) return;
  line.textContent = line.dataset[word] ?? '';
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    line.textContent = '';
  }, 4000);
}
