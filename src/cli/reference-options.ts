/** How `show`, `explain`, `schema`, `forms`, `rules` and `completion` are called. */
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { editionIds } from '../forms/names.ts';
import type { ColourChoice } from './colour.ts';
import type { CommandContext } from './command-context.ts';
import type { Shell } from './completion-command.ts';
import { exitCodes } from './exit-codes.ts';
import { stdoutOutput } from './output.ts';
import { addRulesOption, loadOverrides, type RulesOption } from './rules-option.ts';

interface RawShowOptions {
  readonly json?: true;
  readonly color: ColourChoice;
  readonly width?: number;
  readonly rules?: string;
}

const LEAST_WIDTH = 60;

function terminalWidth(text: string): number {
  const width = Number(text);
  if (/^\d+$/u.test(text) && width >= LEAST_WIDTH) return width;
  throw new InvalidArgumentError(`≥ ${LEAST_WIDTH}`);
}

const languageOption = ({ say }: CommandContext): Option =>
  new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']);

const colourOption = ({ say }: CommandContext): Option =>
  new Option('--color <when>', say('何时使用颜色', 'when to use colour'))
    .choices(['auto', 'always', 'never'])
    .default('auto');

export function addShow(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('show')
    .description(say('以表格形式显示一份报告及检查结果', 'show one report: verdict, tables, findings'))
    .argument('<file>', say('文件，或 - 表示标准输入', 'a file, or - for standard input'))
    .option('--json', say('输出记录（缩进的 JSON）', 'print the record as indented JSON'))
    .option('--width <columns>', say('输出宽度', 'width of the output'), terminalWidth)
    .addOption(colourOption(context))
    .addOption(languageOption(context));
  addRulesOption(command, context).action(async (file: string, raw: RawShowOptions) => {
    const { showCommand } = await import('./show-command.ts');
    const { json, color, width } = raw;
    const rules = await loadOverrides(raw);
    ended(await showCommand(file, { json: json === true, color, width: width ?? null, rules, language }));
  });
}

function addExplain(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('explain')
    .description(
      say(
        '说明一项数据是怎样读出来的：表格、行、栏目、单元格、存疑依据',
        'how a figure was read: table, row, column, cell, what speaks for it and against it',
      ),
    )
    .argument('<file>', say('文件，或 - 表示标准输入', 'a file, or - for standard input'))
    .argument('<code>', say('数据代码，见 forms', 'code of the figure: see forms'))
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(colourOption(context))
    .addOption(languageOption(context));
  addRulesOption(command, context).action(async (file: string, code: string, raw: Omit<RawShowOptions, 'width'>) => {
    const { explainCommand } = await import('./explain-command.ts');
    const rules = await loadOverrides(raw);
    ended(await explainCommand(file, code, { json: raw.json === true, color: raw.color, rules, language }));
  });
}

function addCompletion(program: Command, { say, ended }: CommandContext): void {
  program
    .command('completion')
    .description(say('输出命令行补全脚本', 'print a script that completes commands and options'))
    .addArgument(
      new Argument('<shell>', say('所用的 shell', 'your shell')).choices(['bash', 'zsh', 'fish', 'powershell']),
    )
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion-command.ts');
      await stdoutOutput().write(Buffer.from(completionScript(program, shell)));
      ended(exitCodes.success);
    });
}

export function addReferences(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  addExplain(program, context);
  addCompletion(program, context);
  program
    .command('schema')
    .description(say('输出记录的 JSON Schema', 'print the JSON Schema of a record'))
    .addOption(languageOption(context))
    .action(async () => ended(await (await import('./schema-command.ts')).schemaCommand()));
  program
    .command('forms')
    .description(say('列出各版法定表格、代码与栏目名称', 'list the statutory forms: codes and official labels'))
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(new Option('--edition <id>', say('只列出此版', 'this edition only')).choices(editionIds))
    .addOption(languageOption(context))
    .action(async ({ json, edition }: { json?: true; edition?: string }) => {
      const { formsCommand } = await import('./forms-command.ts');
      ended(await formsCommand({ json: json === true, edition: edition ?? null }));
    });
  const rules = program
    .command('rules')
    .description(say('列出检查规则，或说明一条规则', 'list the checks, or explain one'))
    .argument('[id]', say('规则编号，如 identity.balance', 'id of a rule, such as identity.balance'))
    .option('--json', say('以 JSON 输出', 'as JSON'))
    .addOption(languageOption(context));
  addRulesOption(rules, context).action(async (id: string | undefined, raw: RulesOption & { json?: true }) => {
    const { rulesCommand } = await import('./rules-command.ts');
    const overrides = await loadOverrides(raw);
    ended(await rulesCommand({ id: id ?? null, json: raw.json === true, overrides, language }));
  });
}
