/** Documents of each kind, made, read and counted. */
import { processDocument } from '../../src/pipeline.ts';
import { openBrowser } from '../support/made-up/render/chromium.ts';
import { converted } from '../support/made-up/render/libreoffice.ts';
import type { CleanDocument } from './clean-document.ts';
import { type Counts, judge, sum } from './count.ts';
import type { Kind, Maker } from './kinds.ts';

export interface Measured {
  readonly kind: string;
  readonly counts: Counts;
  /** Of the first documents that have any, with their seeds. */
  readonly faults: readonly string[];
}

type Make = (file: Uint8Array) => Promise<Uint8Array>;

interface Made {
  readonly clean: CleanDocument;
  readonly file: Uint8Array;
}

/** One kind after the other, so that memory holds one; `documents`: at most so many of each. */
export async function* measure(kinds: readonly Kind[], documents: number): AsyncGenerator<Measured> {
  const browser = kinds.some(({ maker }) => maker === 'chromium') ? await openBrowser() : null;
  const print: Make = async (file) => browser?.print(new TextDecoder().decode(file)) ?? file;
  try {
    for (const kind of kinds) yield await measureKind(kind, Math.min(documents, kind.documents), print);
  } finally {
    await browser?.close();
  }
}

async function measureKind(kind: Kind, documents: number, print: Make): Promise<Measured> {
  const made = Array.from({ length: documents }, (_, turn) => {
    const clean = kind.document(turn);
    return { clean, file: kind.write(clean.document, turn) };
  });
  const counts: Counts[] = [];
  const faults: string[] = [];
  for (const { clean, file } of await finished(made, kind.maker, print)) {
    const judged = judge(clean, await processDocument(file, { uri: 'file:made-up' }));
    counts.push(judged.counts);
    faults.push(...judged.faults.map((fault) => `seed ${clean.seed}: ${fault}`));
  }
  return { kind: kind.name, counts: sum(counts), faults };
}

async function finished(made: readonly Made[], maker: Maker, print: Make): Promise<readonly Made[]> {
  if (maker === 'none') return made;
  const files = made.map(({ file }) => file);
  const results = maker === 'chromium' ? await oneByOne(files, print) : converted(files, maker);
  return made.map(({ clean }, index) => ({ clean, file: results[index]! }));
}

async function oneByOne(files: readonly Uint8Array[], print: Make): Promise<readonly Uint8Array[]> {
  const results: Uint8Array[] = [];
  for (const file of files) results.push(await print(file));
  return results;
}
