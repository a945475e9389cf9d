import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a browser or a process will show is waited for, also where other tests keep the machine busy.
    expect: { poll: { timeout: 10_000 } },
    // Much of the time is waited, for child processes and leases: one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
  },
});
