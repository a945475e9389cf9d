/** How `export`, `verify`, `status`, `config` and `doctor` are called. */
import { type Command, Option } from 'commander';
import { settingNames } from '../operations/settings/settings.ts';
import type { CommandContext } from './command-context.ts';
import { addFolders, foldersOf } from './data-options.ts';
import { addExport } from './export-options.ts';
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
  addSettings(command, ['data', 'redisUrl', 'contact', 'browser'], context)
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(languageOption(context))
    .action(async ({ json }: { readonly json?: true }) => {
      const { doctorCommand } = await import('./doctor-command.ts');
      ended(await doctorCommand(settingsOf(command).values, { json: json === true, language }));
    });
}
