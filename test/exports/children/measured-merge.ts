/**
 * Writes N small lines, or merges them, and prints how many, the process's greatest resident memory in MB and the seconds:
 * `measured-merge.ts write|merge DATA N`.
 */
import { mergeSegments } from '../../../src/exports/merge/merge-segments.ts';
import { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import { madeLine } from '../support/made-lines.ts';
import { peakKilobytes } from '../../support/peak-memory.ts';

const [, , task = '', dataFolder = '', count = '0'] = process.argv;
/** So that the lines are much more than what is noise. */
const TITLE = '年'.repeat(350);
const started = process.hrtime.bigint();

async function write(): Promise<number> {
  const writer = await SegmentWriter.open(dataFolder, { worker: 'w1', clock: Date.now });
  for (let first = 0; first < Number(count); first += 1000) {
    const made = Array.from({ length: 1000 }, (_, index) =>
      madeLine({ uri: `https://a.gov.cn/${first + index}`, title: TITLE }),
    );
    await writer.append(Buffer.from(made.join('')));
  }
  await writer.close();
  return Number(count);
}

async function merge(): Promise<number> {
  let sizeBytes = 0;
  const counts = await mergeSegments([dataFolder], (bytes) => {
    sizeBytes += bytes.byteLength;
    return Promise.resolve();
  });
  return sizeBytes > counts.linesOut ? counts.linesOut : -1;
}

const lines = await (task === 'write' ? write() : merge());
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
process.stdout.write(JSON.stringify({ lines, seconds, peakMb: peakKilobytes() / 1024 }));
