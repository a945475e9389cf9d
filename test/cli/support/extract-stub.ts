/** `extract` with the parser children of the worker tests: documents that hang, crash or answer as told. */
import { join } from 'node:path';
import { extractCommand, type ExtractOptions } from '../../../src/cli/extract-command.ts';
import { CommandError } from '../../../src/cli/exit-codes.ts';
import { nothingDecided } from '../../../src/decisions/decided.ts';
import { noOverrides } from '../../../src/model/rule-overrides.ts';
import { defaultLimits, type ParserLimits } from '../../../src/workers/parser-limits.ts';
import { peakKilobytes } from '../../support/peak-memory.ts';

export interface StubArguments {
  readonly paths: readonly string[];
  readonly options?: Partial<Omit<ExtractOptions, 'limits'>>;
  readonly limits?: Partial<ParserLimits>;
}

const { paths, options, limits } = JSON.parse(process.argv[2] ?? '') as StubArguments;
const defaults: ExtractOptions = {
  ...{ out: null, format: 'jsonl', shape: 'long', jobs: 2, failOn: 'never', stdinUri: '-', json: true, quiet: false },
  ...{
    progress: false,
    color: 'never',
    language: 'en',
    rules: noOverrides,
    reading: {},
    decided: nothingDecided,
    plain: true,
    beside: {},
    limits: { ...defaultLimits, ...limits },
  },
  parserEntry: join(import.meta.dirname, '../../workers/children/stub-parser.ts'),
};
try {
  const code = await extractCommand(paths, { ...defaults, ...options });
  process.stderr.write(`${JSON.stringify({ peakKilobytes: peakKilobytes() })}\n`);
  process.exit(code);
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  process.exit(error.exitCode);
}
