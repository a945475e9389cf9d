/** A flipped byte in what is stored, from its finding to its healing, with the operator's commands. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { framesIn } from '../../src/exports/segments/frames.ts';
import type { Place } from '../../src/exports/segments/manifest-entry.ts';
import { committedSegments } from '../../src/exports/segments/read-manifests.ts';
import { startSite } from '../support/site.ts';
import { command, emptyFolder } from './support/data-folder.ts';

const page = (name: string): string => readFileSync(join(import.meta.dirname, '../../samples', name), 'utf8');

let made = '';
let whole = '';
beforeAll(async () => {
  made = join(emptyFolder(), 'data');
  await using site = await startSite({ '/1.html': page('huaiyuan-2024.html'), '/2.html': page('faults-2024.html') });
  await command(['enqueue', `${site.origin}/1.html`, `${site.origin}/2.html`, '--data', made]);
  await command(['work', '--drain', '--data', made, '--gap', '0', '--allow-host', `127.0.0.1:${site.port}`]);
  await command(['compact', made]);
  whole = (await command(['export', made])).stdout;
}, 60_000);

interface Spoilt {
  readonly data: string;
  readonly uri: string;
  readonly recordId: string;
}

/** Amid the first record of a segment. */
function spoil(data: string, place: Place): Omit<Spoilt, 'data'> {
  const path = join(data, 'segments', place.file);
  const bytes = readFileSync(path);
  const [frame] = framesIn(bytes.subarray(place.from, place.from + place.bytes))!;
  const at = place.from + Math.floor(frame!.sizeBytes / 2);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
  return { uri: frame!.name!.uri, recordId: frame!.name!.recordId };
}

function spoilt(): Spoilt {
  const data = emptyFolder();
  cpSync(made, data, { recursive: true });
  return { data, ...spoil(data, committedSegments(data)[0]!.places[0]!) };
}

describe('a flipped byte in a segment', () => {
  it('is found by verify, which names the record; export refuses, or goes on without it', async () => {
    const { data, uri, recordId } = spoilt();
    const verified = await command(['verify', data]);
    expect([verified.code, verified.stdout]).toEqual([5, expect.stringContaining(`${recordId} ${uri}`)]);
    const refused = await command(['export', data]);
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([
      5,
      '',
      expect.stringMatching(/export\.segment-damaged/u),
    ]);
    // The file to restore, not the name that the segment had before it was compacted.
    expect(existsSync(/the segment (\S+) is not/u.exec(refused.stderr)![1]!)).toBe(true);
    const rest = await command(['export', data, '--without-damaged']);
    expect([rest.code, rest.stdout.split('\n').length - 1]).toEqual([1, 1]);
    expect(rest.stderr).toContain(`missing: record ${recordId} ${uri}`);
    expect(rest.stdout).not.toContain(recordId);
  });

  it('is healed from the raw files: the same export as before', async () => {
    const { data } = spoilt();
    const healed = await command(['reprocess', '--all', '--data', data, '--json']);
    expect([healed.code, JSON.parse(healed.stdout)]).toMatchObject([0, { segments: { mended: 1, damaged: [] } }]);
    expect(await command(['export', data])).toMatchObject({ code: 0, stdout: whole });
    expect(await command(['verify', data])).toMatchObject({ code: 0 });
  });

  it('is healed in each version of a page that the raw store keeps', { timeout: 180_000 }, async () => {
    const data = join(emptyFolder(), 'data');
    const versions = [page('huaiyuan-2024.html'), page('faults-2024.html'), page('one-grid-2025.html')];
    let now = 0;
    await using site = await startSite({
      '/1.html': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(versions[now]),
    });
    for (now = 0; now < versions.length; now += 1) {
      await command(['enqueue', `${site.origin}/1.html`, '--again', '--data', data]);
      await command(['work', '--drain', '--data', data, '--gap', '0', '--allow-host', `127.0.0.1:${site.port}`]);
    }
    const all = async () => (await command(['export', data, '--all-versions', '--plain'])).stdout;
    const before = await all();
    expect(before.split('\n')).toHaveLength(versions.length + 1);
    for (const { places } of committedSegments(data)) spoil(data, places[0]!);
    const healed = await command(['reprocess', '--all', '--data', data, '--json']);
    expect([healed.code, JSON.parse(healed.stdout)]).toMatchObject([
      0,
      { documents: versions.length, segments: { mended: versions.length, damaged: [] } },
    ]);
    expect(await all()).toBe(before);
    // Nothing is left of the segments that held one record.
    expect(await command(['verify', data])).toMatchObject({ code: 0 });
  });

  it('stays where the raw file is damaged too, and is told', async () => {
    const { data } = spoilt();
    for (const name of readdirSync(join(data, 'raw'), { recursive: true, encoding: 'utf8' }))
      if (/[0-9a-f]{64}$/u.test(name)) writeFileSync(join(data, 'raw', name), 'spoilt');
    const healed = await command(['reprocess', '--all', '--data', data]);
    expect([healed.code, healed.stdout]).toEqual([1, expect.stringContaining('still damaged')]);
    expect((await command(['export', data])).code).toBe(5);
  });
});
