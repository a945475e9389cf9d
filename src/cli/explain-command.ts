/** `nianbao explain`: how one figure of a document came to be, for whoever hunts a wrong digit. */
import { editions, tableNames } from '../forms/catalogue.ts';
import { cellsOf } from '../forms/form-cells.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import { nearestName } from '../operations/settings/nearest-name.ts';
import { defaultLimits } from '../workers/parser-limits.ts';
import { ParserPool } from '../workers/parser-pool.ts';
import { readInput } from '../workers/read-input.ts';
import { type ColourChoice, paintFor } from './colour.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { explanationText } from './explanation-text.ts';
import { failureLine } from './failure-text.ts';
import type { Language } from './language.ts';
import { stdoutOutput } from './output.ts';
import { stopOnSignals } from './stop-signals.ts';

export interface ExplainOptions {
  readonly json: boolean;
  readonly color: ColourChoice;
  readonly language: Language;
  readonly rules: RuleOverrides;
}

/** `file`: `-` for standard input. */
export async function explainCommand(file: string, code: string, options: ExplainOptions): Promise<ExitCode> {
  assertCode(code);
  const pool = new ParserPool({ jobs: 1, limits: defaultLimits, rules: options.rules });
  const signals = stopOnSignals(() => {
    pool.close();
    // Whoever should write to it may never do so.
    process.stdin.destroy();
  });
  try {
    const { inputBytes: maxBytes, timeoutMs: waitMs } = defaultLimits;
    const bytes = await readInput(file === '-' ? null : file, { maxBytes, waitMs });
    const outcome = await pool.explain(code, bytes);
    if (outcome.kind === 'failed') return failed(file, { ...outcome, message: outcome.message ?? '' }, options);
    const { language, color } = options;
    const paint = paintFor(process.stdout, color, process.env);
    const texts = outcome.explanations.map((explanation) => explanationText(explanation, { language, paint }));
    const text = options.json ? `${JSON.stringify(outcome.explanations, null, 2)}\n` : texts.join('\n');
    await stdoutOutput().write(Buffer.from(text));
    return exitCodes.success;
  } catch (error) {
    if (signals.stoppedBy !== null) return signals.stoppedBy;
    if (error instanceof PipelineError) return failed(file, error, options);
    throw error;
  } finally {
    signals.release();
    pool.close();
  }
}

function failed(
  file: string,
  failure: { readonly code: string; readonly message: string },
  { color, language }: ExplainOptions,
): ExitCode {
  process.stderr.write(`${failureLine(paintFor(process.stderr, color, process.env), file, failure, language)}\n`);
  return exitCodes.someFailed;
}

/** Named where a code is mistyped. */
const MOST_ALIKE = 5;

function assertCode(code: string): void {
  const known = new Set(
    editions.flatMap(({ tables }) => tableNames.flatMap((table) => cellsOf(tables[table]).map((cell) => cell.code))),
  );
  if (known.has(code)) return;
  const parts = new Set(code.toLowerCase().split('.'));
  const likeness = (other: string): number => {
    const own = other.split('.');
    return parts.intersection(new Set(own)).size / own.length;
  };
  const meant = nearestName(code, [...known]);
  const likest = [...known].toSorted((left, right) => likeness(right) - likeness(left));
  const alike = [...new Set([...(meant === null ? [] : [meant]), ...likest])].slice(0, MOST_ALIKE);
  throw new CommandError(exitCodes.usage, {
    zh: `没有代码 ${code}。相近的：${alike.join('、')}。全部代码见 nianbao forms`,
    en: `there is no code ${code}. Like it: ${alike.join(', ')}. nianbao forms lists all`,
  });
}
