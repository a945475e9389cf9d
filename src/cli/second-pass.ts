/**
 * `extract` on several inputs: what the set says of each line, once all were read (docs/decisions/0050). A line that the set
 * says nothing of stays as its document gave it.
 */
import { type Audit, type AuditOptions, openAudit } from '../audit/open-audit.ts';
import type { Decided } from '../decisions/decided.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { jsonLine } from '../model/plain-text.ts';
import type { ReportRecord } from '../model/record.ts';
import { linkedWithSet } from '../rules/set/set-causes.ts';
import { openFindings } from '../verdicts/checked-report.ts';
import { recordIn } from './read-records.ts';
import { WaitingLines } from './waiting-lines.ts';

export interface SecondPassOptions extends Pick<AuditOptions, 'history' | 'aliases' | 'overrides'> {
  readonly decided: Decided;
}

export interface FinishedLine {
  readonly line: string;
  /** Findings of the set that nobody dismissed. */
  readonly added: Readonly<Record<Severity, number>>;
}

const NOTHING = { error: 0, warning: 0, info: 0 };

export class SecondPass {
  readonly #options: SecondPassOptions;
  readonly #waiting: WaitingLines;
  #audit: Audit | null = null;

  private constructor(options: SecondPassOptions, waiting: WaitingLines) {
    this.#options = options;
    this.#waiting = waiting;
  }

  static async open(options: SecondPassOptions): Promise<SecondPass> {
    return new SecondPass(options, await WaitingLines.open());
  }

  /** `outputs`: lines of one input after the other. */
  async read(outputs: AsyncIterable<Uint8Array>): Promise<void> {
    const { history, aliases, overrides } = this.#options;
    this.#audit = await openAudit(this.#records(outputs), {
      ...(history !== undefined && { history }),
      ...(aliases !== undefined && { aliases }),
      ...(overrides !== undefined && { overrides }),
    });
  }

  async *#records(outputs: AsyncIterable<Uint8Array>): AsyncGenerator<ReportRecord> {
    for await (const output of outputs) {
      await this.#waiting.add(output);
      for (const line of Buffer.from(output.buffer, output.byteOffset, output.byteLength).toString().split('\n')) {
        const record = line === '' ? null : recordIn(line);
        if (record !== null) yield record;
      }
    }
  }

  async *lines(): AsyncGenerator<FinishedLine> {
    for await (const line of this.#waiting.read()) yield this.#finished(line);
  }

  /** As they came: of a run that ends before the set is known. */
  plainLines(): AsyncIterable<string> {
    return this.#waiting.read();
  }

  #finished(line: string): FinishedLine {
    const [, id = ''] = RECORD_ID.exec(line) ?? [];
    const ofSet = this.#audit?.findingsOf(id) ?? [];
    const record = ofSet.length === 0 ? null : recordIn(line);
    if (record === null) return { line, added: NOTHING };
    const findings = linkedWithSet(record.findings as readonly Finding[], ofSet);
    const whole: ReportRecord = {
      ...record,
      findings: findings.map((finding) => ({ ...finding, cells: [...finding.cells], printed: [...finding.printed] })),
    };
    const { decided } = this.#options;
    return {
      line: jsonLine(whole).slice(0, -1),
      added: difference(openFindings(whole, decided), openFindings(record, decided)),
    };
  }

  async close(): Promise<void> {
    this.#audit?.close();
    await this.#waiting.close();
  }
}

/** Each line begins with schema and id. */
const RECORD_ID = /^\{"schema":"[^"]+","record_id":"([^"]+)"/u;

type Counts = Readonly<Record<Severity, number>>;

const difference = (all: Counts, own: Counts): Counts => ({
  error: all.error - own.error,
  warning: all.warning - own.warning,
  info: all.info - own.info,
});
