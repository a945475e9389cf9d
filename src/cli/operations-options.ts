/** How `export`, `verify`, `status`, `config` and `doctor` are called. */
import { type Command, Option } from 'commander';
import { settingNames } from '../operations/settings/settings.ts';
import type { CommandContext } from './command-context.ts';
import type { ExportOptions } from './export-command.ts';
import { addSettings, settingsOf } from './settings-options.ts';

export function addOperations(program: Command, context: CommandContext): void {
  addExport(program, context);
  addVerify(program, context);
  addStatus(program, context);
  addConfig(program, context);
  addDoctor(program, context);
}

const languageOption = ({ say }: CommandContext): Option =>
  new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']);

interface RawExport {
  readonly out: string;
  readonly format: ExportOptions['format'];
  readonly since?: string;
  readonly where: readonly string[];
  readonly allVersions?: true;
  readonly follow?: true;
  readonly json?: true;
  readonly quiet?: true;
}

function addExport(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('export')
    .description(
      say(
        '把记录合并为一个文件：去重、排序，新的取代旧的',
        'merge the records into one file: sorted, without doubles, newest wins',
      ),
    );
  addFolders(command, context);
  addExportOptions(command, context);
  command.action(async (folders: readonly string[], raw: RawExport) => {
    const { exportCommand } = await import('./export-command.ts');
    const { format, where, out } = raw;
    const options = { format, where, language, out: out === '-' ? null : out, since: raw.since ?? null };
    const switches = { allVersions: raw.allVersions === true, follow: raw.follow === true };
    const talk = { json: raw.json === true, quiet: raw.quiet === true };
    ended(await exportCommand(foldersOf(folders, command), { ...options, ...switches, ...talk }));
  });
}

function addExportOptions(command: Command, context: CommandContext): void {
  const { say } = context;
  const condition = say(
    '只要符合条件的记录，如 year=2024、organ~公安局、status!=failed；可重复',
    'only records like year=2024, organ~公安局, status!=failed; repeatable',
  );
  command
    .option('-o, --out <file>', say('输出文件，- 为标准输出', 'output file, - for standard output'), '-')
    .addOption(
      new Option(
        '-f, --format <format>',
        say('jsonl：记录；cells、csv：每项数据一行', 'jsonl: records; cells, csv: a line for each figure'),
      )
        .choices(['jsonl', 'cells', 'csv'])
        .default('jsonl'),
    )
    .option(
      '--since <time>',
      say('只要此后写入的记录（ISO 日期或时间）', 'only records committed since (ISO date or time)'),
    )
    .option('--where <condition>', condition, (value: string, before: readonly string[]) => [...before, value], [])
    .option('--all-versions', say('也输出已被新结果取代的记录', 'also records that newer readings supersede'))
    .option('--follow', say('持续输出新写入的记录，直到被停止', 'go on with new records until stopped'))
    .option('--json', say('以 JSON 输出汇总（标准错误）', 'summary as JSON (standard error)'))
    .option('-q, --quiet', say('不输出汇总', 'no summary'))
    .addOption(languageOption(context));
}

function addVerify(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('verify')
    .description(
      say(
        '重新核算数据目录：记录、清单、原始文件，一个字节都不放过',
        'recompute a data folder: records, manifests, raw files; finds any flipped byte',
      ),
    );
  addFolders(command, context)
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(languageOption(context))
    .action(async (folders: readonly string[], { json }: { readonly json?: true }) => {
      const { verifyCommand } = await import('./verify-command.ts');
      ended(await verifyCommand(foldersOf(folders, command), { json: json === true, language }));
    });
}

/** Several for the machines that each have their own; none for the one that the settings name. */
const addFolders = (command: Command, context: CommandContext): Command =>
  addSettings(command.argument('[folders...]', context.say('数据目录', 'data folders')), ['data'], context);

const foldersOf = (folders: readonly string[], command: Command): readonly string[] =>
  folders.length > 0 ? folders : [settingsOf(command).values.data];

function addStatus(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('status')
    .description(say('任务、错误、网站、磁盘与工作进程', 'jobs, errors, sites, disk and workers'));
  addSettings(command, ['data', 'redisUrl'], context)
    .option('--json', say('以 JSON 输出，一次一行', 'a line of JSON each time'))
    .option('--watch', say('每两秒刷新', 'again every two seconds'))
    .addOption(languageOption(context))
    .action(async ({ json, watch }: { readonly json?: true; readonly watch?: true }) => {
      const { statusCommand } = await import('./status-command.ts');
      const { data: dataFolder, redisUrl } = settingsOf(command).values;
      ended(await statusCommand({ dataFolder, redisUrl, json: json === true, watch: watch === true, language }));
    });
}

function addConfig(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('config')
    .description(say('列出全部设置、取值与来源', 'every setting, its value and where it came from'));
  addSettings(command, settingNames, context)
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(languageOption(context))
    .action(async ({ json }: { readonly json?: true }) => {
      const { configCommand } = await import('./config-command.ts');
      ended(await configCommand(settingsOf(command), { json: json === true, language }));
    });
}

function addDoctor(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('doctor')
    .description(say('检查本机与设置，并说明如何处理', 'check machine and settings, and say what to do'));
  addSettings(command, ['data', 'redisUrl', 'contact'], context)
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(languageOption(context))
    .action(async ({ json }: { readonly json?: true }) => {
      const { doctorCommand } = await import('./doctor-command.ts');
      ended(await doctorCommand(settingsOf(command).values, { json: json === true, language }));
    });
}
