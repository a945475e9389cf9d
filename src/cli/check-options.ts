/** How `check`, `sheet` and `dismiss` are called. */
import { type Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addCheckingOptions, checkingOf, decisionsPath, type RawChecking } from './checking-options.ts';
import type { CheckOptions } from './check-command.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

interface RawCheck extends RawChecking {
  readonly out?: string;
  readonly failOn: CheckOptions['failOn'];
  readonly json?: true;
  readonly quiet?: true;
  readonly progress: boolean;
  readonly color: CheckOptions['color'];
}

const pathsArgument = ({ say }: CommandContext): readonly [string, string] => [
  '<paths...>',
  say(
    '文件、文件夹、通配符、记录文件（.jsonl）、数据文件夹，或 - 表示标准输入',
    'files, folders, patterns, files of records (.jsonl), data folders, or - for standard input',
  ),
];

export function addCheck(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('check')
    .description(
      say(
        '检查报告：每份一行结论，可导出问题清单（一起检查的报告之间也相互核对）',
        'check reports: a verdict for each, and a table of findings; reports checked together are compared with one another',
      ),
    )
    .argument(...pathsArgument(context))
    .option(
      '-o, --out <file>',
      say('问题清单：.xlsx、.csv、.html 或 .jsonl', 'table of findings: .xlsx, .csv, .html or .jsonl'),
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        say('有此级别的问题时以 3 退出', 'exit 3 on findings of this severity or above'),
      )
        .choices(['never', 'warning', 'error'])
        .default('error'),
    )
    .option('--json', say('每份报告输出一行 JSON', 'a line of JSON for each report'))
    .option('-q, --quiet', say('不输出汇总', 'no summary'))
    .option('--no-progress', say('不显示进度条', 'no progress bar'))
    .addOption(
      new Option('--color <when>', say('何时使用颜色', 'when to use colour'))
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    );
  addCheckingOptions(command, context)
    .addHelpText('after', exitCodeHelp(say))
    .action(async (paths: readonly string[], raw: RawCheck) => {
      const { checkCommand } = await import('./check-command.ts');
      const { failOn, progress, color, json, quiet, out } = raw;
      const table = out === undefined ? null : await tableFile(out);
      const checking = await checkingOf(raw, paths);
      const switches = { json: json === true, quiet: quiet === true, progress, color, failOn };
      ended(await checkCommand(paths, { ...checking, ...switches, table, language }));
    });
}

async function tableFile(path: string): Promise<NonNullable<CheckOptions['table']>> {
  const { tableKindOf } = await import('../sheets/write-table.ts');
  const kind = tableKindOf(path);
  if (kind !== null) return { path, kind };
  throw new CommandError(exitCodes.usage, {
    zh: `--out ${path}：扩展名应为 .xlsx、.csv、.html 或 .jsonl`,
    en: `--out ${path}: the name must end in .xlsx, .csv, .html or .jsonl`,
  });
}

interface RawSheet extends RawChecking {
  readonly out: string;
  readonly all?: true;
  readonly quiet?: true;
}

export function addSheet(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('sheet')
    .description(
      say(
        '为每个机关生成问题清单（DOCX 和 XLSX），并生成汇总表',
        'an issue sheet for each organ (DOCX and XLSX), and a summary',
      ),
    )
    .argument(...pathsArgument(context))
    .requiredOption('-o, --out <folder>', say('输出文件夹', 'folder for the sheets'))
    .option('--all', say('无误的机关也生成', 'for clean organs too'))
    .option('-q, --quiet', say('不输出汇总', 'no summary'));
  addCheckingOptions(command, context).action(async (paths: readonly string[], raw: RawSheet) => {
    const { sheetCommand } = await import('./sheet-command.ts');
    const switches = { all: raw.all === true, quiet: raw.quiet === true };
    ended(await sheetCommand(paths, { ...(await checkingOf(raw, paths)), ...switches, folder: raw.out, language }));
  });
}

interface RawDismiss extends RawChecking {
  readonly reason?: string;
  readonly author?: string;
  readonly undo?: true;
  readonly year?: number;
  readonly among?: readonly string[];
  readonly json?: true;
}

export function addDismiss(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('dismiss')
    .description(
      say(
        '排除经核实无误的问题：写明理由，此后不再计入；数值变化后重新提示',
        'dismiss findings that turned out to be right, with a reason; they come back when a value changes',
      ),
    )
    .argument('<file>', say('报告', 'a report'))
    .argument(
      '[numbers...]',
      say('问题序号（见 check、show；不写则列出）', 'numbers of findings (see check, show); none: list them'),
    )
    .option('--reason <text>', say('理由', 'the reason'))
    .option('--author <name>', say('处理人（默认为当前用户）', 'who decides (the present user)'))
    .option('--undo', say('撤销所列问题的处理意见', 'take back what was decided about these findings'))
    .option('--year <year>', say('文件含多份报告时的年度', 'year, where the file holds several reports'), Number)
    .option(
      '--among <paths...>',
      say('与之一起检查的文件（序号随之）', 'files that it was checked among: the numbers follow'),
    )
    .option('--json', say('以 JSON 输出', 'as JSON'));
  addCheckingOptions(command, context).action(async (file: string, numbers: readonly string[], raw: RawDismiss) => {
    const { dismissCommand } = await import('./dismiss-command.ts');
    const { reason, author, undo, year, among, json } = raw;
    ended(
      await dismissCommand(file, numbers, {
        ...(await checkingOf(raw, among ?? [])),
        ...{ reason: reason ?? null, author: author ?? null, year: year ?? null, among: among ?? [] },
        ...{ undo: undo === true, json: json === true, path: decisionsPath(raw), language },
      }),
    );
  });
}

const exitCodeHelp = (say: CommandContext['say']): string =>
  say(
    `
结论：有误（有未排除的错误）、无法判断（未能读取或缺表）、待核（有警告或读取存疑）、无误。
退出码：
  0  没有有误的报告
  1  有文件未能读取
  2  用法错误，或没有可读的文件
  3  有报告存在 --fail-on 所指级别的问题
  4  无法写入输出`,
    `
Verdicts: faulty (an error that isn't dismissed), not assessable (not read, or a table not found), to check (a warning or a
doubt), clean.
Exit codes:
  0  no report is faulty
  1  an input couldn't be read
  2  wrong usage, or nothing to read
  3  findings of the severity given to --fail-on
  4  the output can't be written`,
  );
