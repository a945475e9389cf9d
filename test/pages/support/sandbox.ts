/** A folder like the ones that the documentation speaks of, where its commands run as they are printed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, type Ended, main } from '../../cli/support/run.ts';
import { folderWith } from '../../cli/support/folder.ts';
import { type Site, startSite } from '../../support/site.ts';
import { goesOn } from './not-run.ts';

/** Published addresses of the documentation; a server on loopback stands in for them. */
const PUBLISHED = 'https://www.example.gov.cn';

const METRICS = /(?<=--metrics-port) \d+/u;
/** What goes on without a word is stopped then. */
const SILENT_MS = 5_000;

export interface Sandbox extends AsyncDisposable {
  readonly folder: string;
  run(line: string, language: 'zh' | 'en'): Promise<Ended>;
}

/** `pages` by path of the published site; `copies`: from → to below the folder; `files`: text by path. */
export interface Contents {
  readonly copies: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly pages?: Readonly<Record<string, string>>;
}

export async function openSandbox({ copies, files = {}, pages = {} }: Contents): Promise<Sandbox> {
  const folder = folderWith(files);
  for (const [to, from] of Object.entries(copies)) cpSync(from, join(folder, to), { recursive: true });
  const site = await startSite(pages);
  const running = new Set<ChildProcess>();
  const programs = folderWith({});
  program(join(programs, 'nianbao'), `exec "${process.execPath}" --no-warnings "${main}" "$@"`);
  program(join(programs, 'npx'), 'exec "$@"');
  return {
    folder,
    run: (line, language) => runLine(here(line, site), { folder, programs, site, running, language }),
    [Symbol.asyncDispose]: () => {
      for (const child of running) child.kill('SIGKILL');
      return site[Symbol.asyncDispose]();
    },
  };
}

/** The line with addresses and ports that this machine has. */
const here = (line: string, { origin }: Site): string => line.replaceAll(PUBLISHED, origin).replace(METRICS, ' 0');

function program(path: string, script: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

interface Place {
  readonly folder: string;
  readonly programs: string;
  readonly site: Site;
  readonly running: Set<ChildProcess>;
  readonly language: 'zh' | 'en';
}

async function runLine(line: string, { folder, programs, site, running, language }: Place): Promise<Ended> {
  const child = spawn(
    'bash',
    ['-o', 'pipefail', '-c', goesOn.test(line) ? `exec ${line.replace(/^npx /u, '')}` : line],
    {
      cwd: folder,
      env: {
        PATH: `${programs}:${process.env['PATH']}`,
        LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8',
        NIANBAO_ALLOW_HOSTS: '127.0.0.1:*',
        LC_CTYPE: 'C.UTF-8',
        NIANBAO_GAP_SECONDS: '0',
        NODE_COMPILE_CACHE: join(programs, 'cache'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  if (goesOn.test(line)) {
    // A second signal would end it without its farewell.
    let isStopped = false;
    const stop = (): void => {
      if (!isStopped) isStopped = child.kill('SIGINT');
    };
    child.stdout.once('data', stop);
    child.stderr.once('data', stop);
    setTimeout(stop, SILENT_MS).unref();
  }
  running.add(child);
  const result = await ended(child);
  running.delete(child);
  const published = (text: string): string => text.replaceAll(site.origin, PUBLISHED).replaceAll(folder, '…');
  return { ...result, stdout: published(result.stdout), stderr: published(result.stderr) };
}
