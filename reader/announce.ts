let timer = 0;

/** Says something in the page's status line, for eyes and screen readers alike. `word` is the name of a data attribute there. */
export function announce(word: 'copied' | 'copyFailed' | 'loadFailed'): void {
  say(document.getElementById('announcer')?.dataset[word] ?? '');
}

export function say(words: string): void {
  const line = document.getElementById('announcer');
  if (!line) return;
  line.textContent = words;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    line.textContent = '';
  }, 4000);
}
