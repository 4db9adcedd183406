/** The display menu closes on a press outside it and on Escape, as menus do. */
export function startMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('#display');
  if (!menu) return;
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
