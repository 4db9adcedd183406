type Scripts = { passages: typeof import('./passages'); search: typeof import('./search') };

const failures = { passages: 0, search: 0 };

/** One of the scripts that are loaded when they are asked for, by the address in the page. */
export function loadScript<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  const address = document.querySelector<HTMLElement>(`script[data-${name}]`)?.dataset[name];
  // Chromium and WebKit keep for good that a module could not be loaded; by another fragment it is another module.
  return import(`${address}#${failures[name]}`).catch((error: unknown) => {
    failures[name] += 1;
    throw error;
  });
}
