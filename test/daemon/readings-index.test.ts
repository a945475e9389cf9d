import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReadingsIndex } from '../../src/workers/daemon/readings-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'readings-'));
const index = join(folder, 'readings.sqlite');

it('an index of readings that is damaged or deleted while it is used forgets, and then remembers again', async () => {
  const readings = openReadingsIndex(folder, '1');
  for (let at = 0; at < 300; at += 1) await readings.add(`job ${at}`, 'a'.repeat(64));
  readings.close();
  writeFileSync(index, readFileSync(index).fill(0xa5, 4096));
  for (const spoil of [() => undefined, () => rmSync(index)]) {
    spoil();
    expect(await readings.has('job 1', 'a'.repeat(64))).toBe(false);
    await readings.add('job 1', 'a'.repeat(64));
    expect(await readings.has('job 1', 'a'.repeat(64))).toBe(true);
    expect(await readings.has('job 1', 'b'.repeat(64))).toBe(false);
  }
  readings.close();
  rmSync(folder, { recursive: true });
});
