/** How `report` is called. */
import { type Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { integer, positive } from './number-options.ts';

interface RawReport {
  readonly out: string;
  readonly least: number;
  readonly aliases?: string;
}

export function addReport(program: Command, { say, language, ended }: CommandContext): void {
  program
    .command('report')
    .description(
      say(
        '成批记录的图表页：办理结果、公开率、争议、错误率、覆盖',
        'a page of charts over a set: outcomes, rates, errors, coverage',
      ),
    )
    .argument(
      '<records...>',
      say(
        'extract 或 export 输出的 JSONL 文件、数据文件夹，或 - 表示标准输入',
        'JSONL of extract or export, data folders, or - for standard input',
      ),
    )
    .option('-o, --out <file>', say('输出文件（HTML），- 为标准输出', 'output file (HTML), - for standard output'), '-')
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
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of the page')).choices(['zh', 'en']))
    .action(async (paths: readonly string[], raw: RawReport) => {
      const { reportCommand } = await import('./report-command.ts');
      const { least, aliases = null } = raw;
      const out = raw.out === '-' ? null : raw.out;
      ended(await reportCommand(paths, { out, leastCases: least, aliases, language }));
    });
}
