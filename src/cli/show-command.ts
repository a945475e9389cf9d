/** `nianbao show`: one document's reports for people. */
import type { ReportRecord } from '../model/record.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { defaultLimits } from '../workers/parser-limits.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { processInput } from '../workers/process-input.ts';
import { type ColourChoice, paintFor } from './colour.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Language } from './language.ts';
import { listInputs } from './list-inputs.ts';
import { stdoutOutput } from './output.ts';
import { recordsIn } from './records-file.ts';
import { reportView } from './report-view.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface ShowOptions {
  readonly json: boolean;
  readonly color: ColourChoice;
  readonly language: Language;
  /** Columns; null: the terminal's. */
  readonly width: number | null;
  readonly rules: RuleOverrides;
  readonly parserEntry?: string;
}

/** Where the terminal doesn't say, as in a pipe. */
const DEFAULT_WIDTH = 100;

export async function showCommand(file: string, options: ShowOptions): Promise<ExitCode> {
  const entry = options.parserEntry === undefined ? {} : { entry: options.parserEntry };
  const pool = new ParserPool({ jobs: 1, limits: defaultLimits, rules: options.rules, ...entry });
  const signals = stopOnSignals(() => {
    pool.close();
    // Whoever should write to it may never do so.
    process.stdin.destroy();
  });
  try {
    pool.warm();
    const { inputs } = listInputs([file], { out: null, stdinUri: '-' });
    const output = stdoutOutput();
    let code: ExitCode = exitCodes.success;
    for (const input of inputs) {
      const result = await processInput(input, { pool, limits: defaultLimits });
      const records = recordsIn(result.output);
      if (records.some(({ status }) => status === 'failed')) code = exitCodes.someFailed;
      for (const record of records) await output.write(Buffer.from(rendered(record, options)));
    }
    return code;
  } catch (error) {
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    throw error;
  } finally {
    signals.release();
    pool.close();
  }
}

function rendered(record: ReportRecord, { json, color, language, width }: ShowOptions): string {
  if (json) return `${JSON.stringify(record, null, 2)}\n`;
  return reportView(record, {
    language,
    paint: paintFor(process.stdout, color, process.env),
    width: width ?? (process.stdout.isTTY ? process.stdout.columns : DEFAULT_WIDTH),
  });
}
