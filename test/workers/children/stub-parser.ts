/** A parser child that does what the document's text tells it: the misfortunes that a parsing library may meet. */
import type { ReportRecord } from '../../../src/model/record.ts';
import { failedRecord, sourceOf } from '../../../src/record.ts';
import { type Parse, serveParser } from '../../../src/workers/serve-parser.ts';

let served = 0;

const misfortunes: Readonly<Record<string, (argument: string) => void | Promise<void>>> = {
  hang: () => {
    for (;;);
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, Number(ms))),
  never: () => new Promise(() => undefined),
  exit: (code) => process.exit(Number(code)),
  abort: () => process.abort(),
  buffers: () => {
    const held: Buffer[] = [];
    for (;;) held.push(Buffer.alloc(8 * 1024 * 1024, 1));
  },
  objects: () => {
    const held: object[] = [];
    for (;;) held.push({ at: held.length });
  },
  /** Dies only when earlier documents went before it. */
  'exit-if-used': () => {
    if (served > 1) process.exit(3);
  },
  throw: (text) => {
    throw new Error(text);
  },
  reject: () => {
    void Promise.reject(new Error('forgotten'));
    return new Promise(() => undefined);
  },
  print: (text) => {
    process.stdout.write(text);
    console.log(text);
  },
  read: async (path) => {
    const { readFileSync } = await import('node:fs');
    readFileSync(path);
  },
  write: async (path) => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path, 'x');
  },
  spawn: async (file) => {
    const { execFileSync } = await import('node:child_process');
    execFileSync(file);
  },
  thread: async () => {
    const { Worker } = await import('node:worker_threads');
    new Worker('0', { eval: true });
  },
  connect: async (port) => {
    const { connect } = await import('node:net');
    await new Promise((resolve, reject) =>
      connect(Number(port), '127.0.0.1').on('connect', resolve).on('error', reject),
    );
  },
  eval: (code) => {
    // The child is started so that this fails.
    Reflect.construct(Function, [code]);
  },
};

const parse: Parse = async (bytes, source) => {
  served += 1;
  const text = Buffer.from(bytes).toString();
  const [, order = '', argument = ''] = /^!(\S+) ?(.*)$/su.exec(text) ?? [];
  await misfortunes[order]?.(argument);
  const size = order === 'long' ? Number(argument) : 0;
  return { records: [recordOf(bytes, source, 'x'.repeat(size))], leads: null, standIn: null, awaitsScripts: false };
};

function recordOf(bytes: Uint8Array, source: Parameters<Parse>[1], text: string): ReportRecord {
  const record = failedRecord(sourceOf(source, bytes, null), { code: 'extract.empty', message: '' });
  return { ...record, status: 'complete', error: null, sections: [{ ordinal: 1, heading: '一、总体情况', text }] };
}

serveParser(() => Promise.resolve(parse));
