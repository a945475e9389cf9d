import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { followSegments } from '../../../src/exports/merge/follow-segments.ts';
import type { MergeOptions } from '../../../src/exports/merge/merge.ts';
import { dataFolder, openWriter, segmentPath, writeSegments } from '../support/data-folder.ts';
import { type MadeLine, madeBytes } from '../support/made-lines.ts';

/** A follower and what it has given so far. `given(count)` resolves once there are so many lines. */
function follower(folders: readonly string[], options: MergeOptions = {}, pollMs = 20) {
  const stop = new AbortController();
  const lines: string[] = [];
  const waiting: (() => void)[] = [];
  const write = (bytes: Uint8Array): Promise<void> => {
    lines.push(...Buffer.from(bytes).toString().trimEnd().split('\n').map(nameOf));
    waiting.forEach((check) => check());
    return Promise.resolve();
  };
  const ended = followSegments(folders, write, { ...options, signal: stop.signal, pollMs });
  const given = (count: number): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (lines.length >= count) resolve(lines);
      };
      waiting.push(check);
      ended.catch(reject);
      check();
    });
  const end = async (): Promise<readonly string[]> => {
    stop.abort();
    await ended;
    return lines;
  };
  return { given, end, ended };
}

function nameOf(line: string): string {
  const { source, extractor } = JSON.parse(line) as { source: { uri: string }; extractor: { ruleset: string } };
  return `${source.uri} ${extractor.ruleset}`;
}

describe('following', () => {
  it('gives what is there, then what comes, each line once, a newer line again', async () => {
    const [one, two] = [dataFolder(), dataFolder()];
    await writeSegments(one, [madeBytes({ uri: 'a' })]);
    const writer = await openWriter(two);
    const commit = (...made: readonly MadeLine[]): Promise<unknown> =>
      Promise.all([writer.append(madeBytes(...made)), writer.commit()]);
    const { given, end } = follower([one, two]);
    expect(await given(1)).toEqual(['a 2026.1']);
    await commit({ uri: 'a' });
    await commit({ uri: 'b' });
    expect((await given(2)).slice(1)).toEqual(['b 2026.1']);
    await commit({ uri: 'a', ruleset: '2026.2' });
    expect((await given(3)).slice(2)).toEqual(['a 2026.2']);
    await commit({ uri: 'a', ruleset: '2026.1' });
    await commit({ uri: 'c' });
    expect((await given(4)).slice(3)).toEqual(['c 2026.1']);
    expect(await end()).toHaveLength(4);
  });

  it('is told of changes by the system, long before it would look by itself', async () => {
    const folder = dataFolder();
    const writer = await openWriter(folder);
    const { given, end } = follower([folder], {}, 3_600_000);
    for (let number = 1; number <= 20; number += 1) {
      await Promise.all([writer.append(madeBytes({ uri: `file:${number}` })), writer.commit()]);
      expect((await given(number)).at(-1)).toBe(`file:${number} 2026.1`);
    }
    await end();
  });

  it('waits for a folder of segments that is not there yet, and gives only what is asked for', async () => {
    const folder = dataFolder();
    const { given, end } = follower([folder], { where: ['year=2024'] });
    await writeSegments(folder, [madeBytes({ uri: 'a', year: 2023 }), madeBytes({ uri: 'b', year: 2024 })]);
    expect(await given(1)).toEqual(['b 2026.1']);
    await end();
  });

  it('ends with an error where a manifest is damaged', async () => {
    const folder = dataFolder();
    await writeSegments(folder, [madeBytes({ uri: 'a' })]);
    const { given, ended } = follower([folder]);
    await given(1);
    writeFileSync(segmentPath(folder, 'manifest.other.jsonl'), '{"manifest":1}\n');
    await expect(ended).rejects.toMatchObject({ code: 'export.manifest-damaged' });
  });
});
