/** How `dead`, `inputs`, `retry`, `reprocess`, `reconcile` and `compact` are called. */
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { defaultLimits } from '../workers/parser-limits.ts';
import type { CommandContext } from './command-context.ts';
import { addDataOptions, addFolders, type DataOptions, foldersOf } from './data-options.ts';
import type { DeadOptions, ReplayOptions } from './dead-command.ts';
import type { InputsOptions } from './inputs-command.ts';
import { settingsOf } from './settings-options.ts';
import type { RetryOptions } from './retry-command.ts';
import { addSchedules } from './schedules-options.ts';
import { addRulesOption, loadOverrides, type RulesOption } from './rules-option.ts';
import { integer, positive } from './number-options.ts';

export function addUpkeep(program: Command, context: CommandContext): void {
  addDead(program, context);
  addInputs(program, context);
  addRetry(program, context);
  addSchedules(program, context);
  addReprocess(program, context);
  addReconcile(program, context);
  addCompact(program, context);
}

/** As in retry-command.ts, which is loaded when it is asked for. */
const retryStates = ['dead', 'delayed', 'done'] as const;

const common = (command: Command, context: CommandContext): Command => {
  const { say } = context;
  return addDataOptions(command, context)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']));
};

function addDead(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const dead = program
    .command('dead')
    .description(say('查看和重试被搁置的任务', 'jobs that were set aside: look at them, try them again'));
  const list = dead.command('list').description(say('列出', 'list them'));
  common(list, context).action(async (raw: Omit<DeadOptions, 'language'>) => {
    const { deadListCommand } = await import('./dead-command.ts');
    ended(await deadListCommand({ ...raw, language }));
  });
  const show = dead
    .command('show')
    .description(say('显示一个任务及重现所需的一切', 'show one, with all that is needed to reproduce it'))
    .argument('<id>', say('编号或其开头', 'its id, or the beginning of it'));
  common(show, context).action(async (id: string, raw: Omit<DeadOptions, 'language'>) => {
    const { deadShowCommand } = await import('./dead-command.ts');
    ended(await deadShowCommand(id, { ...raw, language }));
  });
  const replay = dead
    .command('replay')
    .description(say('重新排队', 'put them back into the queue'))
    .argument('[ids...]', say('编号或其开头', 'ids, or the beginnings of them'))
    .option('--all', say('全部', 'all of them'))
    .option('--code <code>', say('只限此错误代码', 'those that failed with this code'));
  common(replay, context).action(async (ids: readonly string[], raw: Omit<ReplayOptions, 'language'>) => {
    const { deadReplayCommand } = await import('./dead-command.ts');
    ended(await deadReplayCommand(ids, { ...raw, language }));
  });
}

/** As in inputs-command.ts, which is loaded when it is asked for. */
const inputStates = ['waiting', 'delayed', 'active', 'done', 'dead', 'skipped', 'unknown'] as const;

function addInputs(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('inputs')
    .description(
      say(
        '每个输入的去向：状态、错误与处理办法、记录数',
        'how each input stands or ended: state, error and advice, records',
      ),
    )
    .argument('[folders...]', say('其他机器的数据目录', 'data folders of other machines'))
    .addOption(new Option('--state <state...>', say('只限此状态', 'in this state')).choices(inputStates).default([]))
    .option('--code <code>', say('只限此代码，可用 * 结尾', 'with this code, which may end in *'))
    .option('--host <host>', say('只限此主机', 'those of this host'))
    .addOption(
      new Option('-f, --format <format>', say('输出格式', 'form of the output'))
        .choices(['table', 'jsonl', 'csv'])
        .default('table'),
    )
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']));
  addDataOptions(command, context).action(async (more: readonly string[], raw: Omit<InputsOptions, 'language'>) => {
    const { inputsCommand } = await import('./inputs-command.ts');
    ended(await inputsCommand(more, { ...raw, language }));
  });
}

function addRetry(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('retry')
    .description(say('失败、待重试或已完成的任务再来一次', 'jobs that failed, wait for a retry or are done, once more'))
    .argument(
      '[addresses...]',
      say('网址（与入队时相同）或任务编号的开头', 'addresses as enqueued, or beginnings of job ids'),
    )
    .addOption(
      new Option('--state <state...>', say('只限此状态；不指定则为所有失败的', 'in this state; else all that failed'))
        .choices(retryStates)
        .default([]),
    )
    .option('--code <code>', say('只限此错误代码', 'those that failed with this code'))
    .option('--host <host>', say('只限此主机', 'those of this host'))
    .option('--all', say('全部失败的', 'all that failed'));
  common(command, context).action(async (addresses: readonly string[], raw: Omit<RetryOptions, 'language'>) => {
    const { retryCommand } = await import('./retry-command.ts');
    ended(await retryCommand(addresses, { ...raw, language }));
  });
}

interface RawReprocess extends RulesOption {
  readonly data: string;
  readonly all?: true;
  readonly concurrency: number;
  readonly json?: true;
}

function addReprocess(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('reprocess')
    .description(say('用当前版本重读已抓取的原文，不访问网络', 'read once more what was fetched, without the network'))
    .option('--all', say('包括此版本已读过的', 'also what this version has read before'))
    .option(
      '-c, --concurrency <n>',
      say('解析进程数', 'parser processes'),
      positive(1, integer),
      availableParallelism(),
    );
  addRulesOption(command, context);
  common(command, context).action(async ({ data, all, concurrency, json, ...raw }: RawReprocess) => {
    const { reprocessCommand } = await import('./reprocess-command.ts');
    const rules = await loadOverrides(raw);
    const switches = { all: all === true, json: json === true, language };
    ended(await reprocessCommand({ data, concurrency, limits: defaultLimits, rules, ...switches }));
  });
}

function addReconcile(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('reconcile')
    .description(say('用数据目录中的台账重建队列', 'rebuild the queue from the ledger in the data folder'))
    .argument('[folders...]', say('其他机器的数据目录', 'data folders of other machines'));
  common(command, context).action(async (folders: readonly string[], raw: DataOptions & { readonly json?: true }) => {
    const { reconcileCommand } = await import('./reconcile-command.ts');
    ended(await reconcileCommand(folders, { ...raw, language }));
  });
}

interface RawCompact {
  readonly json?: true;
}

function addCompact(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('compact')
    .description(
      say(
        '合并、压缩记录分段；工作进程运行时也可使用，导出结果不变',
        'join and compress the segments of records; also while workers run, and exports stay the same',
      ),
    );
  addFolders(command, context)
    .option('--json', say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']));
  command.action(async (named: readonly string[], { json }: RawCompact) => {
    const { compactCommand } = await import('./compact-command.ts');
    const { keepOldDays, keepRawDays } = settingsOf(command).values;
    const keeping = { keepOldDays, keepRawDays };
    ended(await compactCommand(foldersOf(named, command), { json: json === true, language, ...keeping }));
  });
}
