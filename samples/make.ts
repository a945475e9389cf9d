/** Writes the documents of this folder, their expected figures and README.md: `npm run samples`. Needs Chromium and LibreOffice. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../test/support/made-up/render/chromium.ts';
import { htmlText } from '../test/support/made-up/render/html.ts';
import { converted } from '../test/support/made-up/render/libreoffice.ts';
import { undated } from '../test/support/made-up/render/undated.ts';
import type { Sample } from './sample.ts';
import { expectedText, readme } from './sample-texts.ts';
import { sampleList } from './sample-reports.ts';

const folder = import.meta.dirname;

async function bytesOf(samples: readonly Sample[]): Promise<ReadonlyMap<Sample, Uint8Array>> {
  const result = new Map<Sample, Uint8Array>();
  const words = samples.filter((sample) => sample.extension === 'pdf' && sample.printer === 'libreoffice');
  const printed = converted(
    words.map(({ bytes }) => bytes),
    'docx to pdf',
  );
  words.forEach((sample, index) => result.set(sample, undated(printed[index] ?? new Uint8Array())));
  const browser = await openBrowser();
  for (const sample of samples) {
    if (sample.extension !== 'pdf') result.set(sample, sample.bytes);
    else if (sample.printer === 'chromium')
      result.set(sample, undated(await browser.print(htmlText(sample.document, sample.style), false)));
  }
  await browser.close();
  return result;
}

const samples = sampleList();
mkdirSync(join(folder, 'expected'), { recursive: true });
for (const [sample, bytes] of await bytesOf(samples)) {
  writeFileSync(join(folder, `${sample.name}.${sample.extension}`), bytes);
  writeFileSync(join(folder, 'expected', `${sample.name}.json`), expectedText(sample));
}
writeFileSync(join(folder, 'README.md'), readme(samples));
