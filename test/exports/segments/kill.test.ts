import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compact } from '../../../src/exports/compaction/compact.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import { dataFolder, merged, openWriter, segmentFiles } from '../support/data-folder.ts';
import { below, randomFrom } from '../support/random.ts';

const child = (name: string): string => join(import.meta.dirname, '..', 'children', name);
const KILLS = process.env['NIANBAO_LONG'] === '1' ? 1000 : 40;
const AT_ONCE = 2;
const seed = Number(process.env['NIANBAO_SEED'] ?? 20261122);

interface Kill {
  readonly worker: string;
  readonly seed: number;
  /** Of the disk, after which it kills itself; 0: it is killed `afterMs` after its first acknowledgement. */
  readonly steps: number;
  readonly afterMs: number;
}

/** What it had said before it died. */
function saidUntilKilled(args: readonly string[], { steps, afterMs }: Kill): Promise<readonly string[]> {
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  started.stdout.setEncoding('utf8').on('data', (part: string) => {
    if (text === '' && steps === 0) setTimeout(() => started.kill('SIGKILL'), afterMs);
    text += part;
  });
  return new Promise((resolve, reject) => {
    started.on('error', reject);
    started.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(text.split('\n').slice(0, -1));
      else reject(new Error(`it ended by itself: ${args.join(' ')}`));
    });
  });
}

/** The URIs that were acknowledged before it died. */
const acknowledgedUntilKilled = (folder: string, kill: Kill): Promise<readonly string[]> =>
  saidUntilKilled([child('appending-writer.ts'), folder, kill.worker, String(kill.seed), String(kill.steps)], kill);

const uriOf = (line: string): string => (JSON.parse(line) as { source: { uri: string } }).source.uri;

describe('workers, and a compaction beside them, killed at any instant', () => {
  it(
    `${KILLS} times (NIANBAO_SEED=${seed}): every acknowledged line is there once, none is torn`,
    async () => {
      const random = randomFrom(seed);
      const folder = dataFolder();
      const acknowledged = new Set<string>();
      for (let killed = 0; killed < KILLS; killed += AT_ONCE) {
        const kills = Array.from({ length: AT_ONCE }, (_, index) => ({
          worker: `w${index}`,
          seed: killed + index,
          steps: random() < 0.6 ? 3 + below(random, 30) : 0,
          afterMs: below(random, 30),
        }));
        const compaction = {
          worker: '',
          seed: killed,
          steps: random() < 0.6 ? 1 + below(random, 12) : 0,
          afterMs: below(random, 30),
        };
        const compactor = [child('compactor.ts'), folder, String(killed), String(compaction.steps)];
        const compacting = saidUntilKilled(compactor, compaction);
        const uris = await Promise.all(kills.map((kill) => acknowledgedUntilKilled(folder, kill)));
        await compacting;
        for (const uri of uris.flat()) acknowledged.add(uri);
      }
      const found = (await merged([folder])).lines.map(uriOf);
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((uri) => acknowledged.has(uri)).length).toBe(acknowledged.size);
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      await (await openWriter(folder)).close();
      await compact(folder, { now: true, clock: Date.now });
      // What was written and not yet acknowledged when its worker was killed may come to light.
      const before = new Set(found);
      const after = (await merged([folder])).lines.map(uriOf);
      expect(after.filter((uri) => before.has(uri))).toEqual(found);
      expect(new Set(after).size).toBe(after.length);
      expect(segmentFiles(folder).filter((file) => file.startsWith('pack.'))).toHaveLength(1);
      expect(await verifySegments(folder)).toMatchObject({ isSound: true, unlisted: [], doubles: 0 });
    },
    KILLS * 5000,
  );
});
