/** What must hold of a run over hostile files: each ends in a line of its own, and nothing else is touched. */
import { expect } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { renderRecords } from '../../src/workers/render-records.ts';
import { extractFolder, type Line } from './extract-folder.ts';
import type { HostileFile } from './hostile-file.ts';
import { sample } from './in-report.ts';

/** The command's own process holds one input in memory for each child, and lines that wait: measured 90–200 MB. */
const PARENT_LIMIT_BYTES = 300 * 1024 * 1024;

export async function expectContained(files: readonly HostileFile[], options: readonly string[] = []): Promise<void> {
  const run = await extractFolder(files, options);
  expect(run.stderr).toBe('');
  const ends = files.map(({ name }) => [name, endOf(run.lines.get(name))] as const);
  const unforeseen = ends.filter(([, end], index) => !files[index]!.ends.includes(end));
  expect(unforeseen).toEqual([]);
  for (const [name, { error }] of run.lines)
    if (error !== null) expect([name, error.message]).toEqual([name, inTwoLanguages]);
  await expectGood(run.good);
  expect(run.lines.size).toBe(files.length);
  expect(run.parentPeakBytes).toBeLessThan(PARENT_LIMIT_BYTES);
}

/** Says something to people who read Chinese and to those who read English. */
const inTwoLanguages = expect.stringMatching(/\p{Script=Han}.*[A-Za-z]{3}/su) as string;

function endOf(line: Line | undefined): string {
  if (line === undefined) return 'no line';
  return line.status === 'failed' ? (line.error?.code ?? 'failed without a reason') : 'read';
}

/** Every good file gives what it gives alone. */
async function expectGood(good: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const [name, lines] of good) {
    const records = await processDocument(sample(name.slice('good-'.length)), { uri: 'URI' });
    const alone = renderRecords(records).trimEnd().replace('URI', '');
    for (const line of lines) expect(line).toBe(alone);
  }
  expect(good.size).toBe(3);
}
