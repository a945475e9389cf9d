/** Whether the bytes of a segment are records, and nothing but records. */
import { recordSchema } from '../../model/record.ts';
import { linesIn } from './segment-lines.ts';

export type LineProblem =
  /** The last line has no line feed. */
  | { readonly kind: 'line-torn'; readonly line: number }
  | { readonly kind: 'line-not-json'; readonly line: number }
  /** `detail`: where and how the line differs from the schema. */
  | { readonly kind: 'line-not-a-record'; readonly line: number; readonly detail: string };

export interface LineCheck {
  readonly lines: number;
  readonly recordIds: readonly string[];
  /** The first few. */
  readonly problems: readonly LineProblem[];
}

/** A segment that is damaged all over is as well described by its first few lines. */
const PROBLEMS_TOLD = 5;

export function checkLines(bytes: Uint8Array): LineCheck {
  const recordIds: string[] = [];
  const problems: LineProblem[] = [];
  let lines = 0;
  for (const line of linesIn(bytes)) {
    lines += 1;
    const result = checkLine(line, lines);
    if (typeof result === 'string') recordIds.push(result);
    else problems.push(result);
  }
  // Of a segment whose lines were all let go nothing is left.
  const isTorn = bytes.length > 0 && bytes.at(-1) !== LINE_FEED;
  const all = isTorn ? [{ kind: 'line-torn', line: lines + 1 } as const, ...problems] : problems;
  return { lines, recordIds, problems: all.slice(0, PROBLEMS_TOLD) };
}

const LINE_FEED = 0x0a;

/** The record_id, or what is wrong. */
function checkLine(line: Uint8Array, number: number): string | LineProblem {
  const value = jsonOf(line);
  if (value === undefined) return { kind: 'line-not-json', line: number };
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data.record_id;
  const [issue] = parsed.error.issues;
  return { kind: 'line-not-a-record', line: number, detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
}

function jsonOf(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line)) as unknown;
  } catch {
    return undefined;
  }
}
