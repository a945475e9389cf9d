/** Has a child read samples of every carrier, and keeps what V8 compiled meanwhile beside each file that it loaded. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { ParseRequest } from '../src/workers/parser-messages.ts';
import { FrameReader, frameParts } from '../src/workers/frames.ts';
import { parserCommand } from '../src/workers/parser-command.ts';
import { defaultLimits } from '../src/workers/parser-limits.ts';
import { KEEP_CODE, snapshotFile } from '../src/workers/snapshot-file.ts';

const samples = join(import.meta.dirname, '../samples');

/** What most documents need is compiled; what few need would be loaded by all. */
const DOCUMENTS = ['huaiyuan-2024.html', 'faults-2024.html', 'huaiyuan-2024.docx', 'huaiyuan-2024-chromium.pdf'];

/** What a child is asked of a sample. */
export const REQUEST: ParseRequest = {
  source: { uri: 'file:sample' },
  follow: 'none',
  outputBytes: defaultLimits.outputBytes,
  rules: { rules: {}, local: {} },
  reading: {},
};

/** The child writes once it has answered and its input ends. */
export async function warmUp(folder: string): Promise<void> {
  const child = spawn(process.execPath, argumentsFor(folder), {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  const [input, , errors, replies] = child.stdio;
  if (!(input instanceof Writable && errors instanceof Readable && replies instanceof Readable))
    throw new Error('the child that is to be compiled has no pipes');
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  errors.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const frames = new FrameReader(defaultLimits.outputBytes);
  const answers: string[] = [];
  replies.on('data', (chunk: Buffer) => {
    for (const { header } of frames.push(chunk)) answers.push(header);
    if (answers.length > DOCUMENTS.length) input.end();
  });
  for (const name of DOCUMENTS)
    for (const part of frameParts(REQUEST, readFileSync(join(samples, name)))) input.write(part);
  if ((await ended) !== 0 || answers.filter((header) => header.includes('"kind":"done"')).length < DOCUMENTS.length)
    throw new Error(`the child that was to be compiled did not read the samples: ${answers.join('\n')}\n${said}`);
}

/** V8 takes compiled code only where its flags and its snapshot are the same: those of a parser child, with the right to write. */
function argumentsFor(folder: string): readonly string[] {
  const parts = join(folder, 'parser');
  const { args } = parserCommand(join(parts, 'parser-child.cjs'), defaultLimits.memoryBytes);
  const flags = args.slice(args.indexOf('--permission'), -1);
  const snapshot = ['--snapshot-blob', join(folder, snapshotFile())];
  return [...flags, `--allow-fs-write=${parts}/*`, ...snapshot, join(folder, 'parser-child.cjs'), KEEP_CODE];
}
