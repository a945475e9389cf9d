/** A backup of a folder that is in use, and what is made of it. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compact } from '../../src/exports/compaction/compact.ts';
import { SegmentWriter } from '../../src/exports/segments/segment-writer.ts';
import { builtProgram } from '../support/built-program.ts';
import { madeLine } from '../exports/support/made-lines.ts';
import { command, emptyFolder, workedFolder } from './support/data-folder.ts';

const root = join(import.meta.dirname, '../..');
const env = { ...process.env, NIANBAO: `${process.execPath} --no-warnings ${builtProgram()}` };
const script = (name: string, ...folders: readonly string[]) =>
  spawnSync('sh', [join(root, 'deploy', name), ...folders], { encoding: 'utf8', env });

describe.skipIf(process.platform === 'win32')('backup.sh and restore.sh', () => {
  it('copy a folder while it is written to and compacted, and bring it back with its queue', async () => {
    const data = await workedFolder();
    const [copy, restored] = [join(emptyFolder(), 'copy'), join(emptyFolder(), 'data')];
    const writer = await SegmentWriter.open(data, { worker: 'w1', clock: Date.now, limits: { lines: 1 } });
    const over = new AbortController();
    const writing = (async () => {
      for (let number = 0; !over.signal.aborted; number += 1) {
        await writer.append(Buffer.from(madeLine({ uri: `file:${number}.html` })));
        if (number % 20 === 0) await compact(data, { now: true, clock: Date.now });
      }
    })();
    const began = (await command(['export', data, '--plain'])).stdout;
    const backed = script('backup.sh', data, copy);
    over.abort();
    await writing;
    await writer.close();
    expect([backed.status, backed.stderr]).toEqual([0, '']);

    const back = script('restore.sh', copy, restored);
    expect([back.status, back.stderr]).toEqual([0, '']);
    const lines = (await command(['export', restored, '--plain'])).stdout.split('\n');
    expect(lines).toEqual(expect.arrayContaining(began.split('\n')));
    const status = JSON.parse((await command(['status', '--data', restored, '--json'])).stdout) as object;
    expect(status).toMatchObject({ queue: { counts: { done: 3, waiting: 0 } } });
    expect(script('restore.sh', copy, restored)).toMatchObject({ status: 2 });
  });

  it('say so where a byte of the copy differs', async () => {
    const data = await workedFolder();
    const copy = join(emptyFolder(), 'copy');
    expect(script('backup.sh', data, copy).status).toBe(0);
    const [file] = readdirSync(join(copy, 'ledger'));
    const path = join(copy, 'ledger', file!);
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    writeFileSync(path, text.replace('"kind":"asked"', '"kind":"Asked"'));
    expect(script('restore.sh', copy, join(emptyFolder(), 'data')).status).toBe(5);
  });
});
