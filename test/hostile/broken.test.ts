/** Files that lost something: each gives a line, and none gives figures that aren't in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { figureAt } from '../support/made-up/judge.ts';
import { cutOff, lockedAndEmpty, mislabelled } from './broken-files.ts';
import { expectContained } from './expect-contained.ts';
import { samplesFolder } from './in-report.ts';

const RUN_MS = 600_000;

describe('one bad document costs its own line and nothing else', () => {
  it('cut off at every tenth', () => expectContained(cutOff), RUN_MS);
  it('under the name of another carrier', () => expectContained(mislabelled), RUN_MS);
  it('empty or locked', () => expectContained(lockedAndEmpty), RUN_MS);
});

interface Expected {
  readonly values: Readonly<Record<string, number | null>>;
}

const expectedOf = (cutName: string): Expected | undefined => {
  const name = cutName.replace(/^\d+-percent-of-/u, '').replace(/\.\w+$/u, '.json');
  return (JSON.parse(readFileSync(join(samplesFolder, 'expected', name), 'utf8')) as readonly Expected[])[0];
};

describe('what is left of a report that was cut off', () => {
  it.each(cutOff)('$name: no false figure, and complete only with all of them', async ({ name, make }) => {
    const [record] = await processDocument(make(), { uri: 'file:x' });
    if (record?.status === 'failed') return;
    const values = Object.entries(expectedOf(name)?.values ?? {});
    expect(values.length).toBeGreaterThan(100);
    const read = values.map(([code]) => [code, figureAt(record!, code) ?? null] as const);
    const missing = read.filter(([, value], index) => value === null && values[index]![1] !== null);
    const wrong = read.filter(([, value], index) => value !== null && value !== values[index]![1]);
    expect(wrong).toEqual([]);
    if (missing.length > 0) expect(record?.status).toBe('partial');
  });
});
