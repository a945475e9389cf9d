import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of the time is waited for child processes: Vitest's default, one core less than there are, leaves them idle.
    maxWorkers: '100%',
  },
});
