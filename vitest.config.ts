import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Much of the time is waited, for child processes and leases: one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
  },
});
