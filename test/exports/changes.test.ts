/** The feed of a consumer: by positions and never by clocks. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CommandError } from '../../src/cli/exit-codes.ts';
import { readingsIn } from '../../src/workers/ledger/readings.ts';
import { lines, nianbao } from '../cli/support/run.ts';
import { dataFolder, merged, writeSegments } from './support/data-folder.ts';
import { ended, type Given, slow, step, told } from './support/feed.ts';
import { madeBytes } from './support/made-lines.ts';

describe('changes', () => {
  it('add, replace and withdraw, also by a worker that is 400 days behind', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' }, { uri: 'b' }, { uri: 'c', content: 'C' })]);
    expect(told(await step([folder])).toSorted()).toEqual(['add a', 'add b', 'add c']);
    expect(await step([folder])).toEqual([]);

    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A2' }, { uri: 'd', content: 'D' })], slow(400));
    await ended(folder, 'a', 2, 'A2');
    await ended(folder, 'c', 2, null);
    const changes = await step([folder]);
    expect(told(changes).toSorted()).toEqual(['add d', 'replace a', 'withdraw c fetch.not-found']);
    const replace = changes.find(({ change }) => change === 'replace');
    expect(replace).toMatchObject({ replaces: (replace as { record: Given }).record.replaces });
    expect(await step([folder])).toEqual([]);

    // It is back, as it was.
    await ended(folder, 'c', 3, 'C');
    expect(told(await step([folder]))).toEqual(['add c']);
  });

  it('name the version that the consumer has, however many it has missed', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A1' })]);
    const [first] = await step([folder]);
    for (const round of [2, 3]) {
      await writeSegments(folder, [madeBytes({ uri: 'a', content: `A${round}` })]);
      await ended(folder, 'a', round, `A${round}`);
    }
    const [change] = await step([folder]);
    expect(change).toMatchObject({ change: 'replace', replaces: (first as { record: Given }).record.record_id });
  });

  it('are taken again where the output failed, and the cursor stays', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' })]);
    const cursor = join(folder, 'cursor.json');
    await expect(step([folder], { out: join(folder, 'no/such/folder/out') })).rejects.toThrow(CommandError);
    expect(existsSync(cursor)).toBe(false);
    expect(told(await step([folder]))).toEqual(['add a']);
    const kept = readFileSync(cursor, 'utf8');
    writeFileSync(cursor, kept.slice(0, -20));
    await expect(step([folder])).rejects.toMatchObject({ exitCode: 2 });
    writeFileSync(cursor, kept);
    await expect(step([folder], { where: ['year=2024'] })).rejects.toMatchObject({ exitCode: 2 });
  });

  it('need all the folders of the step before', async () => {
    const [one, two] = [dataFolder(), dataFolder()];
    await writeSegments(one, [madeBytes({ uri: 'a' })]);
    await writeSegments(two, [madeBytes({ uri: 'b' })], { worker: 'w2' });
    await step([one, two]);
    await expect(step([one])).rejects.toMatchObject({ exitCode: 2 });
    expect(await step([one, two, one])).toEqual([]);
  });

  it('go by a token that the consumer keeps', async () => {
    const folder = dataFolder();
    const said: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      await writeSegments(folder, [madeBytes({ uri: 'a' })]);
      await step([folder], { cursor: null, json: true });
      const { cursor } = JSON.parse(said[0]!) as { readonly cursor: string };
      await writeSegments(folder, [madeBytes({ uri: 'b' })]);
      expect(told(await step([folder], { cursor, json: true }))).toEqual(['add b']);
      await expect(step([folder], { cursor: `${cursor.slice(0, 12)}x` })).rejects.toMatchObject({ exitCode: 2 });
    } finally {
      spy.mockRestore();
    }
  });

  it('hold the records as `export --plain` gives them', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A' }, { uri: 'b' })]);
    await step([folder]);
    await writeSegments(folder, [madeBytes({ uri: 'a', content: 'A2' }, { uri: 'c' })]);
    await ended(folder, 'a', 2, 'A2');
    const records = (await step([folder])).flatMap((change) => ('record' in change ? [change.record] : []));
    const { lines } = await merged([folder], { readings: () => readingsIn([folder]) });
    const plain = lines.map((line) => JSON.parse(line) as Given).filter(({ source }) => source.uri !== 'b');
    expect(records).toEqual(plain);
  });

  it('make a copy of which `check` says what `export` says of the folder', async () => {
    const folder = dataFolder();
    const samples = ['faults-2024', 'huaiyuan-2024', 'one-grid-2025', 'spans-missing-2025', 'years-compared-2023'];
    const files = samples.map((name) => resolve(import.meta.dirname, `../../samples/${name}.html`));
    const inFolder = (...args: readonly string[]) => nianbao(args, { cwd: folder });
    await inFolder('enqueue', ...files, '--data', 'data', '--quiet');
    await inFolder('work', '--drain', '--data', 'data', '--quiet');
    await inFolder('export', 'data', '--out', 'exported.jsonl');
    await inFolder('export', 'data', '--changes', '--cursor', 'cursor.json', '--out', 'changes.jsonl');
    const changes = lines(readFileSync(join(folder, 'changes.jsonl'), 'utf8'));
    const copy = changes.map((line) => JSON.stringify((JSON.parse(line) as { record: unknown }).record));
    writeFileSync(join(folder, 'copy.jsonl'), `${copy.join('\n')}\n`);
    const verdictsIn = (text: string) =>
      lines(text)
        .map((line) => JSON.parse(line) as { record_id: string; verdict: string })
        .map(({ record_id, verdict }) => `${record_id} ${verdict}`)
        .toSorted();
    const { stdout } = await inFolder('check', 'copy.jsonl', '--json', '--quiet');
    const exported = verdictsIn(readFileSync(join(folder, 'exported.jsonl'), 'utf8'));
    expect(exported).toHaveLength(samples.length);
    expect(verdictsIn(stdout)).toEqual(exported);
  });
});
