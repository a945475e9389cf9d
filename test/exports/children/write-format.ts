/** Writes so many records in a format to a file, and says what memory it took: `write-format.ts <format> <shape> <count> <out>`. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Shape } from '../../../src/exports/formats/format.ts';
import { openWriter } from '../../../src/exports/formats/open-writer.ts';
import type { TableFormat } from '../../../src/exports/formats/table-formats.ts';
import { manyRecords } from '../many-records.ts';
import { peakKilobytes } from '../../support/peak-memory.ts';

const [format, shape, count, out] = process.argv.slice(2);
const file = createWriteStream(out!);
const write = async (bytes: Uint8Array): Promise<void> => {
  if (!file.write(Buffer.from(bytes))) await once(file, 'drain');
};
const began = performance.now();
const writer = await openWriter(
  { format: format as TableFormat, shape: shape as Shape, language: 'zh', createdBy: 'nianbao test' },
  write,
);
for (const record of manyRecords(Number(count))) await writer.add([record]);
await writer.finish();
file.end();
await once(file, 'close');
const peakMb = Math.round(peakKilobytes() / 1024);
process.stdout.write(JSON.stringify({ peakMb, seconds: (performance.now() - began) / 1000 }));
