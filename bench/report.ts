/** The results for people. */
import type { GridlessResult } from './gridless.ts';
import type { FeedResult } from './feed.ts';
import { basename } from 'node:path';
import type { AuditResult } from './audit.ts';
import type { CarrierResult, SubjectResult } from './carrier-bench.ts';
import type { Right, RightFigures } from './figures-right.ts';
import type { PipelineResult } from './pipeline.ts';
import type { StorageResult, StoredExport } from './storage.ts';
import { canPin, type Memory } from './sampled-run.ts';
import type { StartResult } from './start.ts';
import type { WholeResult } from './whole-command.ts';

const WORST_SHOWN = 3;
const columns = ['', 'docs/s', 'ms', '× floor', 'CPU ms', '× floor', 'peak MB'];
const widths = [24, 9, 9, 9, 9, 9, 9];

const figure = (value: number | null, digits: number): string => (value === null ? '–' : value.toFixed(digits));
const megabytes = (bytes: number | null): string => (bytes === null ? '–' : (bytes / 1024 / 1024).toFixed(0));

const rowText = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('');

function subjectRow(result: SubjectResult): string {
  if (result.missing !== null) return `${result.subject.padEnd(widths[0] ?? 0)}  ${result.missing}`;
  const { subject, documentsPerSecond, wallMs, wallByFloor, cpuMs, cpuByFloor, peakBytes } = result;
  const cells = [figure(documentsPerSecond, 1), figure(wallMs, 2), figure(wallByFloor, 2)];
  return rowText([subject, ...cells, figure(cpuMs, 2), figure(cpuByFloor, 2), megabytes(peakBytes)]);
}

export function carrierText({ carrier, files, subjects, worst }: CarrierResult): string {
  const lines = [`${carrier}, ${files.length} documents`, rowText(columns), ...subjects.map(subjectRow)];
  const named = worst.slice(0, WORST_SHOWN).map(({ file, cpuByFloor }) => `${basename(file)} ${figure(cpuByFloor, 2)}`);
  if (named.length > 0) lines.push(`furthest from the floor (CPU): ${named.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

const rightWords = ({ right, wrong }: Right): string => `${right} right, ${wrong} wrong`;

export function rightText({ documents, figures, nianbao, pdfplumber }: RightFigures): string {
  const peer = pdfplumber === null ? 'pdfplumber: not installed' : `pdfplumber’s tables: ${rightWords(pdfplumber)}`;
  return `${figures} figures of ${documents} PDFs: nianbao ${rightWords(nianbao)}; ${peer}\n`;
}

export const startText = ({ commands, childPeakBytes }: StartResult): string =>
  [
    ...commands.map(
      ({ command, wallMs, byNode }) =>
        `${command.padEnd(32)}${figure(wallMs, 0).padStart(6)} ms${figure(byNode, 1).padStart(7)} × Node alone`,
    ),
    `a parser child over the samples: ${megabytes(childPeakBytes)} MB at most`,
    '',
  ].join('\n');

export function wholeText({ documents, lines, seconds, documentsPerSecond, ...memory }: WholeResult): string {
  return [
    `nianbao extract, ${documents} documents: ${lines} lines in ${figure(seconds, 1)} s, ${figure(documentsPerSecond, 1)} documents/s`,
    `memory of the command: ${memoryText(memory)}`,
    '',
  ].join('\n');
}

const memoryText = ({ parent, childPeakBytes }: Memory): string =>
  `${megabytes(parent.earlyBytes)} MB early, ${megabytes(parent.lateBytes)} MB late, ${megabytes(parent.peakBytes)} MB at most; ` +
  `of a parser child ${megabytes(childPeakBytes)} MB at most`;

export function feedText({ records, bytesARecord, exportSeconds, exportMemory, ...steps }: FeedResult): string {
  const { firstSeconds, emptySeconds, indexSeconds, oneSeconds, hundredSeconds } = steps;
  const stepText = (what: string, seconds: number): string =>
    `  ${what}: ${figure(seconds, 2)} s, ${figure((seconds / exportSeconds) * 100, 1)} % of the full export`;
  return [
    `nianbao export --plain, ${records} records of ${figure(bytesARecord / 1000, 1)} KB: ${figure(exportSeconds, 1)} s, ${megabytes(exportMemory.parent.peakBytes)} MB at most`,
    'export --changes',
    stepText('first step', firstSeconds),
    stepText('without news', emptySeconds),
    stepText('one record more, making the index', indexSeconds),
    stepText('one record more', oneSeconds),
    stepText('100 records more', hundredSeconds),
    '',
  ].join('\n');
}

export function pipelineText(result: PipelineResult): string {
  const { addresses, enqueueSeconds, jobs, workByExtract, twoWorkersGain, machineGain, manyJobs, memory } = result;
  const [queue, two, machine] = [workByExtract, twoWorkersGain, machineGain].map((ratio) => figure(ratio, 2));
  return [
    `nianbao enqueue, ${addresses} addresses: ${figure(enqueueSeconds, 1)} s`,
    `nianbao work, ${jobs} jobs, ${canPin ? 'a core to each command' : 'cores not pinned'}: ${queue} × the time of extract`,
    `two workers ${two} × as fast as one; two separate runs of extract on half of the documents each ${machine} ×`,
    `memory of a worker over ${manyJobs} jobs: ${memoryText(memory)}`,
    '',
  ].join('\n');
}

export const auditText = ({ records, megabytes: size, seconds, cpuSeconds, ...memory }: AuditResult): string =>
  [
    `nianbao audit, ${records} records (${figure(size, 0)} MB of lines): ${figure(seconds, 1)} s, ${figure(cpuSeconds, 1)} s of CPU, ${figure((1000 * cpuSeconds) / records, 2)} ms a record`,
    `memory of the command: ${memoryText(memory)}`,
    '',
  ].join('\n');

const storedText = ({ bytesARecord, segmentFiles, seconds, memory }: StoredExport): string =>
  `${figure(bytesARecord / 1024, 1)} KB a record, ${segmentFiles} files of segments; export in ${figure(seconds, 1)} s, ${memoryText(memory)}`;

export const storageText = ({
  jobs,
  documentBytes,
  lineBytes,
  worked,
  compactSeconds,
  compacted,
}: StorageResult): string =>
  [
    `${jobs} jobs, a document of ${figure(documentBytes / 1024, 1)} KB, a line of ${figure(lineBytes / 1024, 1)} KB`,
    `as worked: ${storedText(worked)}`,
    `nianbao compact: ${figure(compactSeconds, 1)} s`,
    `compacted: ${storedText(compacted)}`,
    '',
  ].join('\n');

export function gridlessText({ name, nianbao, script }: GridlessResult): string {
  const { documents, figures, right, silent, blamed, doubted } = nianbao;
  const share = (count: number): string => `${count} (${figure((100 * count) / figures, 1)} %)`;
  return [
    `${documents} prints without a grid, ${name}, ${figures} figures`,
    `  nianbao: ${share(right)} right, ${silent} wrong or missing without a note, ${blamed} blamed, ${doubted} right and doubted`,
    `  an hour's script: ${share(script.right)} right, ${script.wrong} wrong, ${figures - script.right} not right in all`,
    '',
  ].join('\n');
}
