/** The documents to measure on, by carrier: by their bytes, as the program itself goes by them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sniff } from '../src/extractors/sniff.ts';
import { PipelineError } from '../src/model/pipeline-error.ts';
import type { ReadableCarrier } from '../src/model/document.ts';

const extensions = /\.(?:html?|docx|pdf|txt)$/iu;

export function documentsIn(folders: readonly string[]): ReadonlyMap<ReadableCarrier, readonly string[]> {
  const found = new Map<ReadableCarrier, string[]>([
    ['html', []],
    ['docx', []],
    ['pdf', []],
    ['text', []],
  ]);
  for (const folder of folders) {
    for (const name of readdirSync(folder).toSorted()) {
      const path = join(folder, name);
      const carrier = extensions.test(name) ? carrierOf(path) : null;
      if (carrier !== null) found.get(carrier)?.push(path);
    }
  }
  return found;
}

function carrierOf(path: string): ReadableCarrier | null {
  try {
    return sniff(readFileSync(path)).carrier;
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}
