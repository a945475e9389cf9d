/** `nianbao doctor`: whether this machine can do the work, and what to do where it can't. */
import { ASSETS } from '../extractors/pdf/assets.ts';
import type { Check } from '../operations/doctor/check.ts';
import { folderChecks } from '../operations/doctor/folder-checks.ts';
import { machineChecks } from '../operations/doctor/machine-checks.ts';
import { programChecks } from '../operations/doctor/program-checks.ts';
import { storeChecks } from '../operations/doctor/store-checks.ts';
import { redisChecks } from '../operations/doctor/redis-checks.ts';
import type { Settings } from '../operations/settings/settings.ts';
import { defaultRenderLimits } from '../fetch/browser/render-limits.ts';
import { PageRenderer } from '../workers/browser/page-renderer.ts';
import { defaultLimits } from '../workers/parser-limits.ts';
import { verifyLedger } from '../workers/ledger/verify-ledger.ts';
import { tryNetwork } from '../workers/try-network.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { type Paint, paintFor } from './colour.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { padEnd, printable } from './terminal-text.ts';

interface DoctorOptions {
  readonly json: boolean;
  readonly language: Language;
}

/** Exit code `unsound` if a check failed; warnings don't count. */
export async function doctorCommand(settings: Settings, { json, language }: DoctorOptions): Promise<ExitCode> {
  const checks = await allChecks(settings);
  const ok = checks.every(({ state }) => state !== 'failed');
  const paint = paintFor(process.stdout, 'auto', process.env);
  const text = json
    ? `${JSON.stringify({ ok, checks }, null, 2)}\n`
    : checks.map((one) => checkText(one, language, paint)).join('');
  await stdoutOutput().write(Buffer.from(text));
  return ok ? exitCodes.success : exitCodes.unsound;
}

async function allChecks(settings: Settings): Promise<readonly Check[]> {
  const { data: dataFolder, minFreeMegabytes, redisUrl, contact, browser } = settings;
  const nowMs = Date.now();
  const parts = {
    ...{ pdfFolders: [ASSETS.cMapUrl, ASSETS.standardFontDataUrl], tryParser, tryNetwork, contact },
    tryBrowser: browser === null ? null : () => tryBrowser(browser),
    isRoot: process.getuid?.() === 0,
  };
  const store = { dataFolder, verifyLedger: () => verifyLedger(dataFolder) };
  const [machine, program, folder, stored, redis] = await Promise.all([
    Promise.all(machineChecks(nowMs)),
    Promise.all(programChecks(parts)),
    Promise.all(folderChecks({ dataFolder, minFreeMegabytes }, nowMs)),
    Promise.all(storeChecks(store)),
    redisChecks(redisUrl),
  ]);
  return [...machine, ...program, ...folder, ...stored, ...redis];
}

/** A text that is no report, read as any document is: a child that refuses it has worked. */
async function tryParser(): Promise<void> {
  const pool = new ParserPool({ jobs: 1, limits: defaultLimits });
  try {
    const request = { source: { uri: 'doctor:' }, follow: 'none' } as const;
    const outcome = await pool.parse(request, Buffer.from('nianbao'));
    if (outcome.kind === 'failed') throw new Error(`${outcome.code} ${outcome.detail}`);
  } finally {
    pool.close();
  }
}

/** As a worker starts it, with its proxy and all. */
async function tryBrowser(executablePath: string): Promise<string> {
  const asked = { executablePath, userAgent: 'nianbao', allowHosts: [], hostsOff: [], limits: defaultRenderLimits };
  const renderer = new PageRenderer(asked);
  try {
    return await renderer.version();
  } finally {
    await renderer.close();
  }
}

const signs = { ok: '✓', warning: '!', failed: '✗' } as const;
const styles = { ok: 'green', warning: 'yellow', failed: 'red' } as const;
const ID_WIDTH = 13;

function checkText({ id, state, found, advice }: Check, language: Language, paint: Paint): string {
  const line = `${paint(styles[state], signs[state])} ${padEnd(id, ID_WIDTH)} ${printable(found[language])}\n`;
  return advice === null ? line : `${line}    → ${advice[language]}\n`;
}
