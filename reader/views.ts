export const VIEWS = ['zh', 'both', 'en'] as const;
export type View = (typeof VIEWS)[number];

/** From here up two columns stand side by side; reading-styles/wide.css has the same width. */
export const WIDE = matchMedia('(min-width: 56rem)');

/** What a page shows that nobody has chosen a view for. */
export function defaultView(): View {
  if (WIDE.matches) return 'both';
  return document.documentElement.lang === 'en' ? 'en' : 'zh';
}

export function radioOf(view: View): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`#view-${view}`);
}

export function currentView(): View {
  return VIEWS.find((view) => radioOf(view)?.checked) ?? defaultView();
}

/** Tells CSS the view that was chosen, for which asking the switch itself is slow (reading-styles/views.css). */
export function tellView(view: View | undefined): void {
  document.documentElement.dataset.view = view ?? '';
}
