/** What a worker does, for people or as JSON lines, on standard error. */
import { createLog, type Log } from '../operations/log/create-log.ts';
import { loggedUri } from '../model/logged-uri.ts';
import type { LogLevel } from '../operations/settings/settings.ts';
import type { DrainWait } from '../workers/daemon/claim-loop.ts';
import type { OnWorkerEvent, WorkerEvent } from '../workers/daemon/worker-events.ts';
import { errorTitle } from './error-titles.ts';
import { inLanguage } from './failure-text.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

export interface WorkLog {
  readonly onEvent: OnWorkerEvent;
  /** Of the queue's connection, which its operations report as well. */
  readonly onError: (error: Error) => void;
  /** Where health and metrics are asked for. */
  readonly listening: (address: string) => void;
  /** The sum of it. */
  readonly end: () => void;
}

interface LogOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly logLevel?: LogLevel;
  readonly language: Language;
}

interface Sums {
  jobs: number;
  records: number;
  failed: number;
  retried: number;
  buried: number;
}

export function workLog({ json, quiet, logLevel = 'info', language }: LogOptions): WorkLog {
  const began = performance.now();
  const sums: Sums = { jobs: 0, records: 0, failed: 0, retried: 0, buried: 0 };
  let trouble = '';
  const log = json ? createLog(quiet ? 'silent' : logLevel) : null;
  const write = (line: string): void => void process.stderr.write(`${line}\n`);
  const tell = (event: WorkerEvent): void => {
    if (log !== null) {
      logEvent(log, event);
      return;
    }
    const words = textOf(event, language);
    if (words !== null && !quiet) write(words);
  };
  return {
    onEvent: (event) => {
      count(sums, event);
      // The same trouble again and again says nothing new.
      const isRepeated = event.kind === 'trouble' && event.error.message === trouble;
      if (event.kind === 'trouble') trouble = event.error.message;
      if (event.kind === 'recovered') trouble = '';
      if (!isRepeated) tell(event);
    },
    onError: (error) => log?.debug({ event: 'queue-connection', error: error.message }),
    listening: (address) => {
      if (log !== null) log.info({ event: 'listening', address });
      else if (!quiet) write({ zh: `监听 ${address}`, en: `listening on ${address}` }[language]);
    },
    end: () => {
      const elapsedMs = Math.round(performance.now() - began);
      if (log !== null) log.info({ event: 'ended', ...sums, elapsedMs });
      else if (!quiet) write(sumText(sums, elapsedMs, language));
    },
  };
}

function count(sums: Sums, event: WorkerEvent): void {
  if (event.kind === 'retried') sums.retried += 1;
  if (event.kind === 'buried') sums.buried += 1;
  if (event.kind !== 'done') return;
  sums.jobs += 1;
  sums.records += event.records.length;
  sums.failed += event.records.filter(({ status }) => status === 'failed').length;
}

const levels: Readonly<Record<WorkerEvent['kind'], 'debug' | 'info' | 'warn' | 'error'>> = {
  claimed: 'debug',
  step: 'debug',
  done: 'info',
  retried: 'warn',
  buried: 'error',
  'handed-back': 'info',
  refused: 'warn',
  lost: 'warn',
  trouble: 'warn',
  recovered: 'info',
  waiting: 'info',
  defect: 'error',
};

function logEvent(log: Log, event: WorkerEvent): void {
  log[levels[event.kind]](fieldsOf(event));
}

/** No texts of documents: what a record holds is in the records. */
function fieldsOf(event: WorkerEvent): object {
  switch (event.kind) {
    case 'trouble':
      return { event: 'trouble', error: event.error.message, waitMs: event.waitMs };
    case 'defect':
      return { event: 'defect', id: event.job.id, uri: loggedUri(event.job.uri), stack: event.error.stack };
    case 'recovered':
      return { event: 'recovered' };
    case 'refused': {
      const addresses = event.refused.map(({ url, reason }) => ({ address: loggedUri(url), reason }));
      const { id, uri } = event.job;
      return { event: 'refused', id, uri: loggedUri(uri), count: event.refusedCount, addresses };
    }
    case 'waiting':
      return { event: 'waiting', ...waitFields(event) };
    default: {
      const { kind, job, ...rest } = event;
      return { event: kind, id: job.id, uri: loggedUri(job.uri), ...rest };
    }
  }
}

/** Null: nothing that people need to see. */
function textOf(event: WorkerEvent, language: Language): string | null {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  switch (event.kind) {
    case 'done':
      return failuresOf(event, language);
    case 'retried': {
      const seconds = Math.round(event.delayMs / 1000);
      return `${failureOf(event, language)} ${say(`${seconds} 秒后再试`, `again in ${seconds} s`)}`;
    }
    case 'buried':
      return `${failureOf(event, language)} ${say('已搁置，见 nianbao dead list', 'set aside: see nianbao dead list')}`;
    case 'trouble':
      return say('暂停：', 'paused: ') + inLanguage(event.error.message, language);
    case 'recovered':
      return say('已恢复', 'going on');
    case 'waiting':
      return waitText(event, language);
    case 'defect':
      return `${printable(loggedUri(event.job.uri))}: ${event.error.stack ?? event.error.message}`;
    default:
      return null;
  }
}

const failuresOf = ({ job, records }: Extract<WorkerEvent, { kind: 'done' }>, language: Language): string | null =>
  records.flatMap(({ error }) => (error === null ? [] : [failureOf({ job, failure: error }, language)])).join('\n') ||
  null;

const failureOf = (
  {
    job,
    failure,
  }: { readonly job: { readonly uri: string }; readonly failure: { readonly code: string; readonly message: string } },
  language: Language,
): string =>
  `${printable(loggedUri(job.uri))}: ✗ ${errorTitle(failure.code)[language]} (${failure.code}) ${printable(inLanguage(failure.message, language))}`;

const sumText = ({ jobs, records, failed, retried, buried }: Sums, elapsedMs: number, language: Language): string => {
  const seconds = (elapsedMs / 1000).toFixed(1);
  return language === 'zh'
    ? `完成 ${jobs} 个任务，${records} 条记录（失败 ${failed}）；重试 ${retried}，搁置 ${buried}；用时 ${seconds} 秒`
    : `${jobs} job(s) done, ${records} record(s) (${failed} failed); ${retried} retried, ${buried} set aside; ${seconds} s`;
};

const waitFields = ({ waiting, delayed, active, nextRetry }: DrainWait): object => ({
  ...{ waiting, delayed, active, nextRetry: nextRetry === null ? null : new Date(nextRetry).toISOString() },
});

/** What a drain waits for, and until when. */
function waitText({ waiting, delayed, active, nextRetry }: DrainWait, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const time = nextRetry === null ? '' : new Date(nextRetry).toISOString().replace(/\.\d+/u, '');
  const parts = [
    waiting > 0 ? say(`${waiting} 个在等网站空闲`, `${waiting} for their site's turn`) : null,
    active > 0 ? say(`${active} 个正由其他进程处理`, `${active} that other workers have`) : null,
    delayed > 0
      ? say(`${delayed} 个待重试（最早 ${time}）`, `${delayed} to be tried again (the first at ${time})`)
      : null,
  ].filter((part) => part !== null);
  return `${say('尚待：', 'waiting for ')}${parts.join(say('，', ', '))}`;
}
