/** `nianbao work`: a worker until it is stopped, or until nothing is left to do. */
import { type AllowedHosts, parseAllowedHosts } from '../fetch/address/allowed-hosts.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { DEFAULT_ATTEMPT_LIMIT } from '../queue/queue.ts';
import type { LogLevel } from '../operations/settings/settings.ts';
import { openWorker, type Worker, type WorkerOptions } from '../workers/daemon/open-worker.ts';
import type { OnWorkerEvent } from '../workers/daemon/worker-events.ts';
import type { HostRules } from '../fetch/host-rules.ts';
import type { ParserLimits } from '../workers/parser-limits.ts';
import type { DataOptions } from './data-options.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { openData, type OpenedData, saying } from './open-data.ts';
import { stopOnSignals } from './stop-signals.ts';
import { workLog, type WorkLog } from './work-log.ts';
import { type HealthOptions, type Telemetry, telemetry } from './work-telemetry.ts';

export interface WorkOptions extends DataOptions {
  readonly concurrency: number;
  readonly drain: boolean;
  /** It ends after so long, whatever is left. */
  readonly drainForMs?: number;
  readonly limits: ParserLimits;
  /** Where the user said how large a document may be. */
  readonly fetchBytes?: number;
  readonly rules: RuleOverrides;
  readonly leaseMs: number;
  readonly minGapMs: number;
  readonly hosts?: HostRules;
  readonly attemptLimit?: number;
  readonly logLevel?: LogLevel;
  /** Nothing listens without it. */
  readonly health?: HealthOptions;
  readonly contact: string | null;
  readonly allowHost: readonly string[];
  /** That jobs from Redis may read files from. */
  readonly fileRoot: readonly string[];
  /** Path of the one for pages that scripts fill; null for none. */
  readonly browser?: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language;
  /** File of the parser child's program; tests pass their own. */
  readonly parserEntry?: string;
  /** Hears all that the log hears. */
  readonly onEvent?: OnWorkerEvent;
}

/** The rest of the ten seconds that a service manager is promised is for the last commit. */
const GRACE_MS = 8_000;
/** A disk or a Redis that hangs may keep even that: then it ends as if killed, which loses nothing. */
const LAST_MS = 9_500;
/** Longer than this no timer runs: some 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

export async function workCommand(options: WorkOptions): Promise<ExitCode> {
  const allowed = allowedHosts(options.allowHost);
  const log = workLog(options);
  const { attemptLimit = DEFAULT_ATTEMPT_LIMIT } = options;
  const shown = telemetry(options.health ?? null, log.listening);
  const data = await openData(options, { attemptLimit, onError: log.onError });
  try {
    const worker = await saying(() => openWorker(workerOptions(options, { data, allowed, log, shown })));
    return await runUntilEnd(worker, log, options.drainForMs ?? null, () =>
      shown.start(worker, data.opened.queue, data.folder.path),
    );
  } finally {
    await shown.end();
    await data.opened.queue.close().catch(() => undefined);
  }
}

async function runUntilEnd(
  worker: Worker,
  log: WorkLog,
  drainForMs: number | null,
  start: () => Promise<void>,
): Promise<ExitCode> {
  const timer =
    drainForMs === null ? undefined : setTimeout(() => worker.stop(GRACE_MS), Math.min(drainForMs, LONGEST_MS));
  const signals = stopOnSignals(() => {
    worker.stop(GRACE_MS);
    setTimeout(() => process.exit(exitCodes.success), LAST_MS).unref();
  });
  try {
    await start();
    await saying(() => worker.run());
  } catch (error) {
    if (signals.stoppedBy === null) throw error;
  } finally {
    clearTimeout(timer);
    signals.release();
    log.end();
  }
  // A service that was told to end and did has not failed.
  return exitCodes.success;
}

interface Running {
  readonly data: OpenedData;
  readonly allowed: AllowedHosts;
  readonly log: WorkLog;
  readonly shown: Telemetry;
}

function workerOptions(options: WorkOptions, { data, allowed, log, shown }: Running): WorkerOptions {
  const { concurrency, drain, limits, rules, leaseMs, minGapMs, hosts, contact, parserEntry, onEvent } = options;
  const { fetchBytes } = options;
  const { attemptLimit = DEFAULT_ATTEMPT_LIMIT } = options;
  return {
    ...{ concurrency, drain, limits, rules, leaseMs, minGapMs, contact, allowed },
    fileRoots: options.redis === undefined ? null : options.fileRoot,
    ...(hosts !== undefined && { hosts }),
    ...(options.browser != null && { browser: { executablePath: options.browser, allowHosts: options.allowHost } }),
    ...(fetchBytes !== undefined && { fetchBytes }),
    ...{ attemptLimit, folder: data.folder },
    opened: { ...data.opened, pace: shown.watched(data.opened.pace) },
    onEvent: (event) => {
      shown.onEvent(event);
      log.onEvent(event);
      onEvent?.(event);
    },
    ...(parserEntry !== undefined && { parserEntry }),
  };
}

function allowedHosts(entries: readonly string[]): AllowedHosts {
  try {
    return parseAllowedHosts(entries);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, { zh: `--allow-host 无效：${reason}`, en: `--allow-host: ${reason}` });
  }
}
