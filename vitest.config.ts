import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of a minute and more, most of it waited for: begun last, they would run while all else is done. */
const LONGEST = [
  'test/pages/commands',
  'test/daemon/browser',
  'test/metamorphic/pdf-chromium',
  'test/daemon/three-sites',
  'test/review/page',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((name) => moduleId.replaceAll('\\', '/').includes(name));
      return place < 0 ? LONGEST.length : place;
    };
    return (await super.sort(files)).toSorted((left, right) => placeOf(left) - placeOf(right));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a browser or a process will show is waited for, also where other tests keep the machine busy.
    expect: { poll: { timeout: 10_000 } },
    // Much of the time is waited, for child processes and leases: one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // Modules are loaded once per worker, not once per file: no test leaves anything behind in them.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
