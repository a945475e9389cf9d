/** `--format` and `--wide` of the commands that hand records on. */
import { type Command, Option } from 'commander';
import type { Shape } from '../exports/formats/format.ts';
import { formatOf, isOtherKind, isText, type TableFormat, tableFormats } from '../exports/formats/table-formats.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

export interface RawFormat {
  readonly out: string;
  readonly format?: RecordFormat;
  readonly wide?: boolean;
}

export type RecordFormat = 'jsonl' | TableFormat;

export interface FormatChoice {
  /** Null: standard output. */
  readonly out: string | null;
  readonly format: RecordFormat;
  readonly shape: Shape;
}

export const addFormatOptions = (command: Command, { say }: CommandContext): Command =>
  command
    .option('-o, --out <file>', say('输出文件，- 为标准输出', 'output file, - for standard output'), '-')
    .addOption(
      new Option(
        '-f, --format <format>',
        say(
          'jsonl：记录；cells、csv、parquet：每项数据一行；xlsx：工作簿；sqlite：数据库；datapackage：ZIP 数据包（缺省按输出文件的扩展名，否则 jsonl）',
          'jsonl: records; cells, csv, parquet: a row a figure; xlsx: workbook; sqlite: database; datapackage: ZIP of CSV files (default: by the extension of the output, else jsonl)',
        ),
      ).choices(['jsonl', ...tableFormats]),
    )
    .option('--wide', say('csv、parquet：每份报告一行', 'csv, parquet: a row a report'));

/** Errors: CommandError for choices that don't go together. */
export function formatChoice({ out: named, format: asked, wide = false }: RawFormat): FormatChoice {
  const out = named === '-' ? null : named;
  const format = asked ?? formatNamed(out);
  if (wide) assertHasWide(format);
  if (out === null && process.stdout.isTTY) assertReadable(format);
  return { out, format, shape: wide ? 'wide' : 'long' };
}

function formatNamed(out: string | null): RecordFormat {
  if (out === null || !isOtherKind(out)) return formatOf(out) ?? 'jsonl';
  throw new CommandError(exitCodes.usage, {
    zh: `--out ${out}：没有这种格式；扩展名请用 .xlsx、.csv、.jsonl、.parquet、.sqlite 或 .zip，或用 --format 指定`,
    en: `--out ${out} is none of the formats: end it in .xlsx, .csv, .jsonl, .parquet, .sqlite or .zip, or name one with --format`,
  });
}

function assertHasWide(format: RecordFormat): void {
  if (format === 'csv' || format === 'parquet') return;
  throw new CommandError(exitCodes.usage, {
    zh: `--wide 只用于 csv 和 parquet，不用于 ${format}`,
    en: `--wide is for csv and parquet, not for ${format}`,
  });
}

function assertReadable(format: RecordFormat): void {
  if (format === 'jsonl' || isText(format)) return;
  throw new CommandError(exitCodes.usage, {
    zh: `${format} 不是文本，请用 --out 指定文件`,
    en: `${format} is no text: name a file with --out`,
  });
}
