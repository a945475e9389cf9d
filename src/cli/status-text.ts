import type { Message } from '../model/note.ts';
import {
  isBroken,
  type PartFailure,
  type QueueStatus,
  type SegmentStatus,
  type Status,
} from '../operations/status/collect-status.ts';
import { errorTitle } from './error-titles.ts';
import { inLanguage } from './failure-text.ts';
import { stateWords } from './inputs-table.ts';
import type { Language } from './language.ts';
import { padEnd, padStart, printable, textWidth } from './terminal-text.ts';

type Say = (zh: string, en: string) => string;

/** For people; `--json` gives the same as JSON. */
export function statusText(status: Status, language: Language): string {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const { queue, segments, disk, workers } = status;
  const alive = workers.filter(({ isAlive }) => isAlive);
  const lines = [
    `${say('数据目录', 'data folder')}  ${printable(status.dataFolder)}`,
    isBroken(queue) ? broken(say('队列', 'queue'), queue.error, language) : queueText(queue, status.at, language),
    isBroken(segments) ? broken(say('记录', 'records'), segments.error, language) : segmentsText(segments, say),
    isBroken(disk)
      ? broken(say('磁盘', 'disk'), disk.error, language)
      : `${say('磁盘', 'disk')}  ${say('剩余', 'free')} ${size(disk.freeBytes)}`,
    `${say('工作进程', 'workers')}  ${alive.length}`,
    ...alive.map(
      ({ host, pid, active, children, health }) =>
        `  ${printable(host)} ${pid}: ${say(`任务 ${active}，解析进程 ${children}`, `${active} jobs, ${children} children`)}${health === null ? '' : `, ${health}`}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const broken = (part: string, { code, message }: PartFailure, language: Language): string =>
  `${part}  ✗ ${printable(inLanguage(message, language))}${code === null ? '' : ` (${code})`}`;

function queueText(queue: QueueStatus, at: string, language: Language): string {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const { waiting, delayed, active, done, dead, skipped } = queue.counts;
  const states = Object.entries({ waiting, delayed, active, done, dead, skipped });
  const counts = states.map(([state, count]) => `${wordOf(state)[language]} ${count}`).join(say('，', ', '));
  return [
    `${say('任务', 'jobs')}  ${counts}`,
    ...oldestLine(queue.oldestWaiting, at, say),
    ...table(
      [say('错误代码', 'error code'), say('待重试', 'delayed'), say('搁置', 'dead'), ''],
      queue.failures.map(({ code, ...of }) => [code, String(of.delayed), String(of.dead), errorTitle(code)[language]]),
    ),
    ...table(
      [
        say('网站', 'site'),
        say('等待', 'waiting'),
        say('待重试', 'delayed'),
        say('进行中', 'active'),
        say('搁置', 'dead'),
      ],
      queue.sites.map((one) => [printable(one.site), ...[one.waiting, one.delayed, one.active, one.dead].map(String)]),
    ),
    ...(queue.isWhole
      ? []
      : [say(`（错误与网站仅统计了 ${queue.lookedAt} 个任务）`, `(errors and sites of ${queue.lookedAt} jobs only)`)]),
  ].join('\n');
}

const words: Readonly<Record<string, Message>> = stateWords;
const wordOf = (state: string): Message => words[state] ?? { zh: state, en: state };

function oldestLine(oldest: QueueStatus['oldestWaiting'], at: string, say: Say): readonly string[] {
  if (oldest === null) return [];
  const minutes = Math.max(0, Math.round((Date.parse(at) - Date.parse(oldest.enqueuedAt)) / 60_000));
  return [
    `${say('最早等待', 'oldest waiting')}  ${printable(oldest.uri)} (${say(`${minutes} 分钟`, `${minutes} min`)})`,
  ];
}

function segmentsText({ segments, lines, bytes, newest, manifestProblems }: SegmentStatus, say: Say): string {
  const sum = say(
    `${lines} 行，${segments} 个分段，${size(bytes)}`,
    `${lines} lines, ${segments} segments, ${size(bytes)}`,
  );
  const last = newest === null ? '' : say(`，最近 ${newest}`, `, newest ${newest}`);
  const damage =
    manifestProblems === 0
      ? ''
      : say(`，清单有 ${manifestProblems} 处损坏`, `, ${manifestProblems} problems in manifests`);
  return `${say('记录', 'records')}  ${sum}${last}${damage}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))));
  const cell = (text: string, column: number): string =>
    /^\d+$/u.test(text) ? padStart(text, widths[column] ?? 0) : padEnd(text, widths[column] ?? 0);
  return all.map((row) => `  ${row.map(cell).join('  ')}`.trimEnd());
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power] ?? ''}`;
}
