/** How `extract` is called. */
import { type Command, Option } from 'commander';
import { defaultLimits } from '../workers/parser-limits.ts';
import type { ExtractOptions } from './extract-command.ts';
import type { CommandContext } from './command-context.ts';
import { addFormatOptions, formatChoice, type RawFormat } from './format-options.ts';
import { addHistoryOptions, historyOf, type RawHistory } from './history-options.ts';
import { addRulesOption, loadOverrides } from './rules-option.ts';
import { addDecisionsOption, loadDecided } from './checking-options.ts';
import { addLimitOptions, limitsOf, type RawLimits } from './limit-options.ts';
import { integer, positive } from './number-options.ts';

interface RawOptions extends RawFormat, RawHistory, RawLimits {
  readonly recycle: number;
  readonly failOn: ExtractOptions['failOn'];
  readonly uri: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly progress: boolean;
  readonly color: ExtractOptions['color'];
  readonly rules?: string;
  readonly data: string;
  readonly decisions?: string;
  readonly plain?: true;
  readonly single?: true;
}

export function addExtract(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('extract')
    .description(say('提取报告，每份报告输出一行 JSON', 'extract reports: one line of JSON for each'))
    .argument(
      '<paths...>',
      say('文件、文件夹、通配符，或 - 表示标准输入', 'files, folders, patterns, or - for standard input'),
    );
  addOutputOptions(command, context);
  command.option(
    '--single',
    say(
      'Word 文件只读一遍，更快：不再与另一程序（mammoth）的读法逐格比对',
      'read Word files once, which is faster: cells are not compared with what another program (mammoth) reads',
    ),
  );
  command.option(
    '--plain',
    say(
      '各份报告单独提取、即时输出：不与同批报告和往年比对',
      'each document by itself, its lines as they come: no comparison with the others and with other years',
    ),
  );
  addHistoryOptions(command, context);
  addRulesOption(command, context);
  addDecisionsOption(command, context);
  addLimitOptions(command, context).option(
    '--recycle <n>',
    say('解析进程处理多少份文件后换新', 'documents after which a parser process makes way for a fresh one'),
    positive(1, integer),
    defaultLimits.recycleAfter,
  );
  command.addHelpText('after', exitCodeHelp(say)).action(async (paths: readonly string[], raw: RawOptions) => {
    const { extractCommand } = await import('./extract-command.ts');
    ended(
      await extractCommand(paths, {
        ...toOptions(raw),
        rules: await loadOverrides(raw),
        decided: await loadDecided(raw),
        beside: await historyOf(raw),
        language,
      }),
    );
  });
}

function addOutputOptions(command: Command, context: CommandContext): void {
  const { say } = context;
  addFormatOptions(command, context)
    .option('--uri <uri>', say('标准输入的来源地址', 'where standard input came from'), '-')
    .option('--json', say('以 JSON 输出提示与汇总（标准错误）', 'messages and summary as JSON lines (standard error)'))
    .option('-q, --quiet', say('不输出提示与汇总', 'no messages, no summary'))
    .option('--no-progress', say('不显示进度条', 'no progress bar'))
    .addOption(
      new Option('--color <when>', say('何时使用颜色', 'when to use colour'))
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']))
    .addOption(
      new Option(
        '--fail-on <severity>',
        say('有此级别的检查发现时以 3 退出', 'exit 3 if there are findings of this severity or above'),
      )
        .choices(['never', 'warning', 'error'])
        .default('never'),
    );
}

function toOptions(raw: RawOptions): Omit<ExtractOptions, 'language' | 'rules' | 'decided' | 'beside'> {
  const limits = { ...limitsOf(raw), recycleAfter: raw.recycle };
  const { jobs, failOn, uri, progress, color } = raw;
  return {
    ...formatChoice(raw),
    ...{ jobs, failOn, progress, color, limits },
    stdinUri: uri,
    json: raw.json === true,
    quiet: raw.quiet === true,
    plain: raw.plain === true,
    reading: { isSingle: raw.single === true },
  };
}

const exitCodeHelp = (say: CommandContext['say']): string =>
  say(
    `
退出码：
  0  所有文件都得到了数据（完整或部分）
  1  有文件失败（其记录行写明原因）
  2  用法错误，或没有可读的文件
  3  有 --fail-on 所指级别的检查发现
  4  无法写入输出
  70  程序内部错误，或无法启动解析进程
  129、130、143  终端关闭、被中断、被终止
  141  输出的读取方已退出`,
    `
Exit codes:
  0  every input gave figures (complete or partial)
  1  an input failed (its line says why)
  2  wrong usage, or nothing to read
  3  findings of the severity given to --fail-on
  4  the output can't be written
  70  a mistake of the program, or no parser can be started
  129, 130, 143  hung up, interrupted, terminated
  141  the reader of the output has gone`,
  );
