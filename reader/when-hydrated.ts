/** In development React is at work in the page; what it has not taken over yet must not be changed under it. */
export function whenHydrated(then: () => void): void {
  if (process.env.NODE_ENV === 'production' || isHydrated()) then();
  else setTimeout(() => whenHydrated(then), 50);
}

function isHydrated(): boolean {
  const main = document.getElementById('main');
  return main !== null && Object.keys(main).some((key) => key.startsWith('__react'));
}
