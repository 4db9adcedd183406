import { register } from 'tsx/esm/api';

// Node 20 runs no TypeScript, and a thread does not inherit the loader of the one that started it.
register();
await import('./report-in-worker.ts');
