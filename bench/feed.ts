/** A consumer's step in which nothing is new, against a full export of the same records. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SegmentWriter } from '../src/exports/segments/segment-writer.ts';
import { processDocument } from '../src/pipeline.ts';
import { type Memory, sampledRun, type SampledRun } from './sampled-run.ts';

export interface FeedResult {
  readonly records: number;
  readonly bytesARecord: number;
  /** `export --plain --out`. */
  readonly exportSeconds: number;
  readonly exportMemory: Memory;
  /** The first step of a consumer, which takes all. */
  readonly firstSeconds: number;
  readonly emptySeconds: number;
  /** One more record: the first step that needs the index makes it, later ones have it. */
  readonly indexSeconds: number;
  readonly oneSeconds: number;
  /** A hundred records more. */
  readonly hundredSeconds: number;
}

/** As a worker commits them in a crawl that is not slow. */
const RECORDS_A_SEGMENT = 100;

/** Records without evidence and findings: so that a folder of 200,000 fits anywhere, and the export has less to do. */
export async function benchFeed(records: number): Promise<FeedResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const record = await sampleRecord();
    const bytes = await write(folder, record, 0, records);
    const [out, cursor] = [join(folder, 'out.jsonl'), join(folder, 'cursor.json')];
    const step = async (): Promise<number> => (await run(['--changes', '--cursor', cursor])).seconds;
    const run = (args: readonly string[]): Promise<SampledRun> =>
      sampledRun(['export', folder, ...args, '--out', out, '--quiet']);
    const stepWith = async (count: number): Promise<number> => {
      await write(folder, record, written, count);
      written += count;
      return step();
    };
    let written = records;
    const { seconds: exportSeconds, memory: exportMemory } = await run(['--plain']);
    return {
      ...{ records, bytesARecord: bytes / records, exportSeconds, exportMemory },
      firstSeconds: await step(),
      emptySeconds: await step(),
      indexSeconds: await stepWith(1),
      oneSeconds: await stepWith(1),
      hundredSeconds: await stepWith(100),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sampleRecord(): Promise<object> {
  const bytes = await readFile(join(import.meta.dirname, '../samples/faults-2024.html'));
  const [first] = await processDocument(bytes, { uri: 'https://www.example.gov.cn/' });
  return { ...first, claims: [], evidence: {}, findings: [], checks: [] };
}

async function write(folder: string, record: object, from: number, count: number): Promise<number> {
  const writer = await SegmentWriter.open(folder, { worker: 'bench', clock: Date.now });
  let bytes = 0;
  for (let at = from; at < from + count; at += RECORDS_A_SEGMENT) {
    const numbers = Array.from({ length: Math.min(RECORDS_A_SEGMENT, from + count - at) }, (_, index) => at + index);
    const lines = Buffer.from(numbers.map((number) => lineOf(record, number)).join(''));
    bytes += lines.length;
    await Promise.all([writer.append(lines), writer.commit()]);
  }
  await writer.close();
  return bytes;
}

function lineOf(record: object, number: number): string {
  const digest = createHash('sha256').update(String(number)).digest('hex');
  const source = {
    ...('source' in record ? (record.source as object) : {}),
    uri: `https://www.example.gov.cn/${number}`,
    sha256: digest,
  };
  return `${JSON.stringify({ ...record, record_id: digest, source })}\n`;
}
