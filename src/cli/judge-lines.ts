/** Lines of a set → the same lines with what the whole set says of them: findings over it, and the verdict. */
import { type Audit, type AuditOptions, openAudit } from '../audit/open-audit.ts';
import type { Decided } from '../decisions/decided.ts';
import { jsonLine } from '../model/plain-text.ts';
import type { FinishLine } from '../exports/merge/merge.ts';
import { parseWhere } from '../exports/merge/where.ts';
import type { ReportRecord } from '../model/record.ts';
import { correctedRecord } from '../verdicts/corrected-record.ts';
import { judgedRecord } from '../verdicts/judged-record.ts';
import type { Verdict } from '../verdicts/verdict.ts';
import { recordIn } from './read-records.ts';

export interface JudgeOptions extends Pick<AuditOptions, 'history' | 'aliases' | 'overrides' | 'signal'> {
  readonly decided: Decided;
  /** Conditions on what the set says, as in `export --where`. */
  readonly where?: readonly string[];
}

/** For figures alone, which no other record changes: what people corrected in each line. Undefined where nobody did. */
export function correcting({ decided, overrides }: JudgeOptions): (() => Promise<FinishLine>) | undefined {
  if (!decided.hasReadings) return undefined;
  return () =>
    Promise.resolve((line) => {
      const record = recordOf(line);
      const corrected = record === null ? null : correctedRecord(record, decided, overrides);
      return corrected === record || corrected === null ? line : Buffer.from(jsonLine(corrected).slice(0, -1));
    });
}

/** Reads the lines twice: once for the audit, which is kept on the disk, and once each as it goes out. */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #verdicts: Record<Verdict, number> = { faulty: 0, not_assessable: 0, to_check: 0, clean: 0 };
  #audit: Audit | null = null;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /** Of the lines that went out. */
  get verdicts(): Readonly<Record<Verdict, number>> {
    return this.#verdicts;
  }

  /** Lines without their line feeds. One that is no record of this schema is passed over here and stays as it is. */
  async read(lines: AsyncIterable<Uint8Array>): Promise<FinishLine> {
    const { decided, where = [], ...options } = this.#options;
    const isWanted = parseWhere(where);
    const correct = (record: ReportRecord): ReportRecord => correctedRecord(record, decided, options.overrides);
    const audit = await openAudit(recordsOf(lines, correct), options);
    this.#audit = audit;
    return (line) => {
      const record = recordOf(line);
      if (record === null) return line;
      const judged = judgedRecord(correct(record), audit.findingsOf(record.record_id), decided);
      if (!isWanted(judged)) return null;
      if (judged.verdict !== undefined) this.#verdicts[judged.verdict] += 1;
      return Buffer.from(jsonLine(judged).slice(0, -1));
    };
  }

  close(): void {
    this.#audit?.close();
  }
}

async function* recordsOf(
  lines: AsyncIterable<Uint8Array>,
  correct: (record: ReportRecord) => ReportRecord,
): AsyncGenerator<ReportRecord> {
  for await (const line of lines) {
    const record = recordOf(line);
    if (record !== null) yield correct(record);
  }
}

const recordOf = (line: Uint8Array): ReportRecord | null =>
  recordIn(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString());
