/** A child that starts from a snapshot may do as little as one that starts from files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parserCommand, parserEntry } from '../../src/workers/parser-command.ts';

const folder = join(import.meta.dirname, '../../node_modules/.cache', `nianbao-rights-${process.pid}`);
const script = join(folder, 'tries-rights.cjs');
const blob = join(folder, 'tries-rights.blob');

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const bundle = await rolldown({ input: join(import.meta.dirname, 'children/tries-rights.ts'), platform: 'node' });
  const { output } = await bundle.generate({ format: 'cjs' });
  writeFileSync(script, output[0].code);
  const { status, stderr } = spawnSync(process.execPath, ['--snapshot-blob', blob, '--build-snapshot', script], {
    encoding: 'utf8',
    env: { LEFT_BY_THE_BUILD: 'yes' },
  });
  if (status !== 0) throw new Error(stderr);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads, writes, runs and loads nothing, and keeps to its memory', () => {
  const { args } = parserCommand(parserEntry, 400 * 1024 * 1024);
  const flags = args.slice(args.indexOf('--permission'), -1);
  const { stdout } = spawnSync(process.execPath, [...flags, '--snapshot-blob', blob, script], {
    encoding: 'utf8',
    env: { TZ: 'UTC' },
  });
  expect(JSON.parse(stdout)).toEqual({
    read: 'ERR_ACCESS_DENIED',
    write: 'ERR_ACCESS_DENIED',
    run: 'ERR_ACCESS_DENIED',
    thread: 'ERR_ACCESS_DENIED',
    addon: 'ERR_DLOPEN_DISABLED',
    code: 'EvalError: Code generation from strings disallowed for this context',
    // Beside 300 MB for old objects, what new ones take.
    heapMegabytes: 348,
    env: { TZ: 'UTC' },
  });
});
