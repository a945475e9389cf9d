/** How `audit` is called. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AuditCommandOptions } from './audit-command.ts';
import type { CommandContext } from './command-context.ts';
import { addHistoryOptions, type RawHistory } from './history-options.ts';
import { addRulesOption, loadOverrides, type RulesOption } from './rules-option.ts';

interface RawOptions extends RulesOption, RawHistory {
  readonly out: string;
  readonly roster?: string;
  readonly asOf?: string;
  readonly year: readonly number[];
  readonly failOn: AuditCommandOptions['failOn'];
  readonly json?: true;
  readonly quiet?: true;
}

function isoDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('YYYY-MM-DD');
}

const years = (text: string, before: readonly number[]): readonly number[] => {
  if (!/^20\d\d$/u.test(text)) throw new InvalidArgumentError('YYYY');
  return [...before, Number(text)];
};

export function addAudit(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('audit')
    .description(
      say(
        '对成批记录作跨年度、跨单位核查，每条发现输出一行 JSON',
        'check records against last year, peers and a roster: one line of JSON for each finding',
      ),
    )
    .argument(
      '<records...>',
      say(
        'extract 或 export 输出的 JSONL 文件、数据文件夹，或 - 表示标准输入',
        'JSONL of extract or export, data folders, or - for standard input',
      ),
    );
  addSetOptions(addHistoryOptions(command, context), context);
  addRulesOption(command, context);
  command.addHelpText('after', exitCodeHelp(say)).action(async (paths: readonly string[], raw: RawOptions) => {
    const { auditCommand } = await import('./audit-command.ts');
    const overrides = await loadOverrides(raw);
    ended(await auditCommand(paths, { ...toOptions(raw), overrides, language }));
  });
}

function addSetOptions(command: Command, { say }: CommandContext): void {
  command
    .option('-o, --out <file>', say('输出文件，- 为标准输出', 'output file, - for standard output'), '-')
    .option(
      '--roster <csv>',
      say('应报单位名录：单位名称、简称、起始年度、截止年度', 'organs that must report: name, short, from, until'),
    )
    .option(
      '--year <year>',
      say(
        '名录核对的年度，可重复；默认为出现的年度',
        'years the roster is asked about; repeatable; default: those that occur',
      ),
      years,
      [],
    )
    .option('--as-of <day>', say('截至此日应已公布（默认今天）', 'what was due by this day (default: today)'), isoDay)
    .option('--json', say('以 JSON 输出汇总（标准错误）', 'summary as a JSON line (standard error)'))
    .option('-q, --quiet', say('不输出汇总', 'no summary'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']))
    .addOption(
      new Option(
        '--fail-on <severity>',
        say('有此级别的发现时以 3 退出', 'exit 3 if there are findings of this severity or above'),
      )
        .choices(['never', 'warning', 'error'])
        .default('never'),
    );
}

function toOptions({
  out,
  history,
  aliases,
  roster,
  asOf,
  year,
  failOn,
  json,
  quiet,
}: RawOptions): Omit<AuditCommandOptions, 'language' | 'overrides'> {
  return {
    out: out === '-' ? null : out,
    ...{ history, failOn, years: year },
    aliases: aliases ?? null,
    roster: roster ?? null,
    asOf: asOf ?? new Date().toISOString().slice(0, 10),
    ...{ json: json === true, quiet: quiet === true },
  };
}

const exitCodeHelp = (say: CommandContext['say']): string =>
  say(
    `
退出码：
  0  核查完成
  2  用法错误，或输入不是记录
  3  有 --fail-on 所指级别的发现
  4  无法写入输出
  5  数据文件夹有损坏`,
    `
Exit codes:
  0  done
  2  wrong usage, or an input that holds no records
  3  findings of the severity given to --fail-on
  4  the output can't be written
  5  a data folder is damaged`,
  );
