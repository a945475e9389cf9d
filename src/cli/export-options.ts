/** How `export` is called. */
import { type Command, Option } from 'commander';
import { loadDecidedOf } from './checking-options.ts';
import type { CommandContext } from './command-context.ts';
import { addFolders, foldersOf } from './data-options.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { addFormatOptions, formatChoice, type RawFormat } from './format-options.ts';
import { addHistoryOptions, historyOf, type RawHistory } from './history-options.ts';
import type { Language } from './language.ts';
import type { JudgeOptions } from './judge-lines.ts';
import { addRulesOption, loadOverrides, type RulesOption } from './rules-option.ts';

interface RawExport extends RulesOption, RawFormat, RawHistory {
  readonly since?: string;
  readonly where: readonly string[];
  readonly allVersions?: true;
  readonly follow?: true;
  readonly withoutDamaged?: true;
  readonly lean?: true;
  readonly changes?: true;
  readonly cursor?: string;
  readonly plain?: true;
  readonly decisions?: string;
  readonly json?: true;
  readonly quiet?: true;
}

export function addExport(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('export')
    .description(
      say(
        '把记录合并为一个文件：去重、排序，新的取代旧的，并附核查结论',
        'merge the records into one file: sorted, without doubles, newest wins, with verdicts',
      ),
    );
  addFolders(command, context);
  addChoice(command, context);
  addJudging(command, context);
  addTalk(command, context);
  command.action(async (named: readonly string[], raw: RawExport) => {
    if (raw.changes === true || raw.cursor !== undefined) {
      ended(await changes(foldersOf(named, command), raw, language));
      return;
    }
    const { exportCommand } = await import('./export-command.ts');
    const folders = foldersOf(named, command);
    const options = { ...formatChoice(raw), where: raw.where, language, since: raw.since ?? null };
    const switches = {
      ...{ allVersions: raw.allVersions === true, follow: raw.follow === true },
      ...{ withoutDamaged: raw.withoutDamaged === true, lean: raw.lean === true },
    };
    const talk = { json: raw.json === true, quiet: raw.quiet === true };
    const judging = raw.plain === true ? null : await judgingOf(folders, raw);
    ended(await exportCommand(folders, { ...options, ...switches, ...talk, judging }));
  });
}

async function changes(folders: readonly string[], raw: RawExport, language: Language): Promise<ExitCode> {
  const others = { since: raw.since, follow: raw.follow, 'all-versions': raw.allVersions, history: raw.history[0] };
  const refused = Object.entries({ ...others, decisions: raw.decisions, aliases: raw.aliases, rules: raw.rules })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `--${name}`);
  if (raw.changes !== true) refused.push('--cursor');
  if (raw.wide === true || (raw.format ?? 'jsonl') !== 'jsonl') refused.push('--format');
  if (refused.length > 0)
    throw new CommandError(exitCodes.usage, {
      zh: `${refused.join('、')} 不能这样用：--changes 与 --cursor 一起给出记录本身的变化，不附结论`,
      en: `${refused.join(', ')} can't be used so: --changes with --cursor gives what changed of the records themselves, without verdicts`,
    });
  const { changesCommand } = await import('./changes-command.ts');
  const { out, where, cursor = null, json, quiet } = raw;
  return changesCommand(folders, {
    ...{ out: out === '-' ? null : out, cursor, where, language },
    ...{ json: json === true, quiet: quiet === true },
  });
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function addChoice(command: Command, context: CommandContext): void {
  const { say } = context;
  const condition = say(
    '只要符合条件的记录，如 year=2024、organ~公安局、verdict=faulty、status!=failed；可重复',
    'only records like year=2024, organ~公安局, verdict=faulty, status!=failed; repeatable',
  );
  addFormatOptions(command, context)
    .option(
      '--since <time>',
      say('只要此后写入的记录（ISO 日期或时间）', 'only records committed since (ISO date or time)'),
    )
    .option('--where <condition>', condition, several, [])
    .option(
      '--lean',
      say(
        '不含各项数据的出处（evidence），约为原来的五分之一',
        "without each figure's way back (evidence): a fifth of the size",
      ),
    )
    .option(
      '--without-damaged',
      say('跳过已损坏的部分并列出所缺的记录', 'go on without what is damaged, and say which records are missing'),
    )
    .option(
      '--changes',
      say(
        '只要游标之后的变化：新增、替换、撤回（add、replace、withdraw）',
        'only what changed since the cursor: lines that add, replace and withdraw',
      ),
    )
    .option(
      '--cursor <file|token>',
      say(
        '游标：文件（完成后写入新的）或上次给出的一串字符',
        'how far this consumer has come: a file, written anew at the end, or the token of the step before',
      ),
    )
    .option('--all-versions', say('也输出已被新结果取代的记录', 'also records that newer readings supersede'))
    .option(
      '--follow',
      say(
        '持续输出新写入的记录（不附结论），直到被停止',
        'go on with new records until stopped; lines as they are stored',
      ),
    );
}

function addJudging(command: Command, context: CommandContext): void {
  const { say } = context;
  addHistoryOptions(addRulesOption(command, context), context)
    .option(
      '--plain',
      say(
        '按存储原样输出：不附结论与跨报告的发现',
        'lines as they are stored: no verdict, no findings over the set; faster',
      ),
    )
    .option(
      '--decisions <file>',
      say(
        '处理意见文件（默认为各数据目录中的 decisions.jsonl）',
        'file of decisions (decisions.jsonl in each data folder)',
      ),
    );
}

function addTalk(command: Command, { say }: CommandContext): void {
  command
    .option('--json', say('以 JSON 输出汇总（标准错误）', 'summary as JSON (standard error)'))
    .option('-q, --quiet', say('不输出汇总', 'no summary'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']));
}

/** Errors: CommandError for a file that can't be used. */
async function judgingOf(folders: readonly string[], raw: RawExport): Promise<JudgeOptions> {
  return {
    overrides: await loadOverrides(raw),
    decided: await loadDecidedOf(folders, raw.decisions ?? null),
    ...(await historyOf(raw)),
  };
}
