/** How `panel` is called. */
import { type Command, Option } from 'commander';
import { formatOf } from '../exports/formats/table-formats.ts';
import type { CommandContext } from './command-context.ts';
import { integer, positive } from './number-options.ts';
import type { PanelFormat } from './panel-command.ts';

interface RawPanel {
  readonly out: string;
  readonly format?: PanelFormat;
  readonly least: number;
  readonly aliases?: string;
  readonly quiet?: true;
}

const formats = ['csv', 'jsonl', 'xlsx', 'parquet'] as const;

export function addPanel(program: Command, { say, language, ended }: CommandContext): void {
  program
    .command('panel')
    .description(
      say('按机关和年度汇总：数据、比率与结转', 'a table of organs by years: figures, rates and what was carried over'),
    )
    .argument(
      '<records...>',
      say(
        'extract 或 export 输出的 JSONL 文件、数据文件夹，或 - 表示标准输入',
        'JSONL of extract or export, data folders, or - for standard input',
      ),
    )
    .option('-o, --out <file>', say('输出文件，- 为标准输出', 'output file, - for standard output'), '-')
    .addOption(
      new Option(
        '-f, --format <format>',
        say('格式（缺省按扩展名，否则 csv）', 'format (default: by the extension of the output, else csv)'),
      ).choices([...formats]),
    )
    .option(
      '--least <n>',
      say('分母少于此数时不计算比率', 'no rate where the denominator is less'),
      positive(1, integer),
      10,
    )
    .option(
      '--aliases <csv>',
      say('更名与合并表：原名称、现名称、起始年度、类型', 'renames and mergers: from, to, since, kind'),
    )
    .option('-q, --quiet', say('不输出汇总', 'no summary'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']))
    .action(async (paths: readonly string[], raw: RawPanel) => {
      const { panelCommand } = await import('./panel-command.ts');
      const { least, aliases = null, quiet = false } = raw;
      const out = raw.out === '-' ? null : raw.out;
      const format = raw.format ?? formats.find((one) => one === formatOf(out)) ?? 'csv';
      ended(await panelCommand(paths, { out, format, leastCases: least, aliases, quiet, language }));
    });
}
