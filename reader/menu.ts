/** The display menu closes on a press outside it, when the focus goes on past it, and on Escape, as menus do. */
export function startMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('#display');
  if (!menu) return;
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  // A press on its words leaves the focus nowhere.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
