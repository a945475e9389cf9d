import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import { dataFolder, merged, openWriter } from '../support/data-folder.ts';
import { below, randomFrom } from '../support/random.ts';

const child = join(import.meta.dirname, '..', 'children', 'appending-writer.ts');
const KILLS = process.env['NIANBAO_LONG'] === '1' ? 1000 : 50;
const AT_ONCE = 2;
const seed = Number(process.env['NIANBAO_SEED'] ?? 20261122);

interface Kill {
  readonly worker: string;
  readonly seed: number;
  /** Of the disk, after which it kills itself; 0: it is killed `afterMs` after its first acknowledgement. */
  readonly steps: number;
  readonly afterMs: number;
}

/** The URIs that were acknowledged before it died. */
function acknowledgedUntilKilled(folder: string, kill: Kill): Promise<readonly string[]> {
  const { worker, seed, steps, afterMs } = kill;
  const writer = spawn(process.execPath, [child, folder, worker, String(seed), String(steps)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  writer.stdout.setEncoding('utf8').on('data', (part: string) => {
    if (text === '' && steps === 0) setTimeout(() => writer.kill('SIGKILL'), afterMs);
    text += part;
  });
  return new Promise((resolve, reject) => {
    writer.on('error', reject);
    writer.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(text.split('\n').slice(0, -1));
      else reject(new Error(`the writer ended by itself: ${JSON.stringify(kill)}`));
    });
  });
}

const uriOf = (line: string): string => (JSON.parse(line) as { source: { uri: string } }).source.uri;

describe('workers killed at any instant', () => {
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
        const uris = await Promise.all(kills.map((kill) => acknowledgedUntilKilled(folder, kill)));
        for (const uri of uris.flat()) acknowledged.add(uri);
      }
      const found = (await merged([folder])).lines.map(uriOf);
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((uri) => acknowledged.has(uri)).length).toBe(acknowledged.size);
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      await (await openWriter(folder)).close();
      expect(await verifySegments(folder)).toMatchObject({ isSound: true, unlisted: [], doubles: 0 });
    },
    KILLS * 5000,
  );
});
