/** decisions.jsonl: read whole, and only ever added to. */
import { reasonOf } from '../model/reason.ts';
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Message } from '../model/note.ts';
import { jsonLine } from '../model/plain-text.ts';
import { type Decision, DECISION_SCHEMA, decisionSchema } from './decision-schema.ts';

/** The file can't be used; says which line and why. */
export class DecisionsError extends Error {
  override readonly name = 'DecisionsError';
  readonly text: Message;

  constructor(text: Message, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}

/** Put behind a line that was cut off while it was written, before another follows: nobody was told that it is kept. */
const CUT_OFF = ' (cut off)';

/**
 * In the order in which they were made; none where there is no file. A line that was cut off while it was written is passed
 * over. Throws DecisionsError on any other line that is no decision: what was decided must not be lost in silence.
 */
export function readDecisions(path: string): readonly Decision[] {
  const lines = textOf(path).split('\n');
  return lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    if (line.trim() === '' || (isLast && decisionIn(line) === null) || line.endsWith(CUT_OFF)) return [];
    return [readLine(path, line, index + 1)];
  });
}

/** '' where there is no file. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    const { zh, en } = reasonOf(error);
    throw new DecisionsError(
      { zh: `无法读取处理意见文件 ${path}：${zh}`, en: `the decisions in ${path} can't be read: ${en}` },
      { cause: error },
    );
  }
}

/** Null: it is none. */
const decisionIn = (line: string): Decision | null => decisionSchema.safeParse(jsonOf(line)).data ?? null;

function readLine(path: string, line: string, number: number): Decision {
  const parsed = decisionSchema.safeParse(jsonOf(line));
  if (parsed.success) return parsed.data;
  throw new DecisionsError(
    {
      zh: `${path} 第 ${number} 行不是处理意见（${DECISION_SCHEMA}），请更正或删除该行`,
      en: `line ${number} of ${path} is no decision (${DECISION_SCHEMA}): mend or delete it`,
    },
    { cause: parsed.error },
  );
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewDecision = DistributiveOmit<Decision, 'schema' | 'id' | 'time'>;

/**
 * On the disk when it returns. Each line is one write at the end of the file, so several writers don't mix their lines.
 * `now`: milliseconds since 1970. Errors: DecisionsError where the file can't be read, and the system's.
 */
export function appendDecisions(path: string, added: readonly NewDecision[], now: number): readonly Decision[] {
  const time = new Date(now).toISOString();
  const decisions = added.map((one): Decision => ({ schema: DECISION_SCHEMA, id: randomUUID(), time, ...one }));
  const end = missingEnd(textOf(path));
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'a');
  try {
    for (const [index, decision] of decisions.entries())
      writeSync(file, `${index === 0 ? end : ''}${jsonLine(decision)}`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return decisions;
}

/** Of the last line: people's editors leave the line feed out, and a line that was cut off must be told from a decision. */
function missingEnd(text: string): string {
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (last === '') return '';
  return decisionIn(last) === null ? `${CUT_OFF}\n` : '\n';
}
