import type { LazyCommand } from './command';

/**
 * Every command of `npm run essay -- …`, in the order of the help. Each is loaded when it is asked for: together they take a
 * second, most of it for the packages that `import` reads Word, HTML and BibTeX with.
 */
export const COMMANDS: readonly LazyCommand[] = [
  { name: 'new', load: async () => (await import('./new-command')).newCommand },
  { name: 'import', load: async () => (await import('./import-command')).importCommand },
  { name: 'check', load: async () => (await import('./check-command')).checkCommand },
  { name: 'status', load: async () => (await import('./status-command')).statusCommand },
  { name: 'sync', load: async () => (await import('./sync-command')).syncCommand },
  { name: 'preview', load: async () => (await import('./preview-command')).previewCommand },
  { name: 'publish', load: async () => (await import('./publish-command')).publishCommand },
  { name: 'unpublish', load: async () => (await import('./unpublish-command')).unpublishCommand },
];
