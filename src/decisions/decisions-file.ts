/** decisions.jsonl: read whole, and only ever added to. */
import { reasonOf } from '../model/reason.ts';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Message } from '../model/note.ts';
import { jsonLine } from '../model/plain-text.ts';
import { type Decision, DECISION_SCHEMA, decisionSchema } from './decision.ts';

/** The file can't be used; says which line and why. */
export class DecisionsError extends Error {
  override readonly name = 'DecisionsError';
  readonly text: Message;

  constructor(text: Message, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}

/**
 * In the order in which they were made; none where there is no file. A last line without its line feed was cut off while it
 * was written and is passed over. Throws DecisionsError on any other line that is no decision: what was decided must not
 * be lost in silence.
 */
export function readDecisions(path: string): readonly Decision[] {
  if (!existsSync(path)) return [];
  const lines = textOf(path)
    .replace(/^\uFEFF/u, '')
    .split('\n');
  return lines.slice(0, -1).flatMap((line, index) => (line.trim() === '' ? [] : [readLine(path, line, index + 1)]));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { zh, en } = reasonOf(error);
    throw new DecisionsError(
      { zh: `无法读取处理意见文件 ${path}：${zh}`, en: `the decisions in ${path} can't be read: ${en}` },
      { cause: error },
    );
  }
}

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
 * `now`: milliseconds since 1970.
 */
export function appendDecisions(path: string, added: readonly NewDecision[], now: number): readonly Decision[] {
  const time = new Date(now).toISOString();
  const decisions = added.map((one): Decision => ({ schema: DECISION_SCHEMA, id: randomUUID(), time, ...one }));
  mkdirSync(dirname(path), { recursive: true });
  const isTorn = existsSync(path) && !/(^|\n)$/u.test(textOf(path));
  const file = openSync(path, 'a');
  try {
    // A line that was cut off stays one by itself.
    if (isTorn) writeSync(file, '\n');
    for (const decision of decisions) writeSync(file, jsonLine(decision));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return decisions;
}
