import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', '.next', 'dist', 'e2e'],
    setupFiles: ['vitest.setup.ts'],
    // Properties are tried on hundreds of texts; on a busy machine that takes its time.
    testTimeout: 60_000,
    // One file lives through 2,000 histories for minutes: the others need not wait for it, even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
