/** The command line: commands, options and help in the user's language. Each command's code is loaded when it runs. */
import { Command, CommanderError, Option } from 'commander';
import type { Message } from '../model/note.ts';
import { extractorVersion } from '../version.ts';
import { examples, examplesText, firstSteps } from './examples.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { addAudit } from './audit-options.ts';
import { addCheck, addDismiss, addSheet } from './check-options.ts';
import { addExtract } from './extract-options.ts';
import type { CommandContext } from './command-context.ts';
import { addOperations } from './operations-options.ts';
import { addEnqueue, addWatch, addWork } from './pipeline-options.ts';
import { addPanel } from './panel-options.ts';
import { addReferences, addShow } from './reference-options.ts';
import { addReport } from './report-options.ts';
import { addUpkeep } from './upkeep-options.ts';
import { addReview } from './review-options.ts';
import { type Language, languageArgument, languageOf } from './language.ts';
import { optionText, usageError } from './usage-text.ts';

/** Runs the program and resolves to the exit code; says on standard error what went wrong. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const language = languageOf(languageArgument(args), process.env);
  let code: ExitCode = exitCodes.success;
  const program = buildProgram({
    language,
    say: (zh, en) => (language === 'zh' ? zh : en),
    ended: (ended) => (code = ended),
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error, language);
  }
}

function explain(error: unknown, language: Language): ExitCode {
  // Commander has already printed its message; help and version end without a fault.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
  if (error instanceof CommandError) {
    if (error.userMessage !== null) process.stderr.write(`nianbao: ${error.userMessage[language]}\n`);
    return error.exitCode;
  }
  const trouble = troubleOutside(error);
  if (trouble !== null) {
    process.stderr.write(`nianbao: ${trouble.userMessage[language]}\n`);
    return trouble.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const sentence = { zh: '程序内部错误，请报告以下内容', en: 'internal error, please report what follows' }[language];
  process.stderr.write(`nianbao: ${sentence}:\n${stack}\n`);
  return exitCodes.defect;
}

interface Trouble {
  readonly exitCode: ExitCode;
  readonly userMessage: Message;
}

/** What is wrong with the machine, and neither with the program nor with an input; null for all else. */
function troubleOutside(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  if ('syscall' in error && error.syscall === 'uv_cwd') {
    const userMessage = {
      zh: '当前文件夹已不存在，请换到另一个文件夹',
      en: 'the present folder is gone: change to another',
    };
    return { exitCode: exitCodes.usage, userMessage };
  }
  // By its name: the class would load the parser pool for every command.
  if (error.name !== 'ParserStartError') return null;
  const userMessage = {
    zh: `无法启动解析进程，请检查可打开文件数与进程数的限制（ulimit -n、ulimit -u）及内存，或减少 --jobs（${error.message}）`,
    en: `parser processes can't be started: check the limits on open files and processes (ulimit -n, ulimit -u) and memory, or use fewer --jobs (${error.message})`,
  };
  return { exitCode: exitCodes.defect, userMessage };
}

function buildProgram(context: CommandContext): Command {
  const { say, language } = context;
  const program = new Command('nianbao')
    .description(
      say(
        '读取政府信息公开工作年度报告（HTML、DOCX、PDF、文本），逐项提取三张法定表格的数据并核对勾稽关系',
        'Reads annual reports on open government information (HTML, DOCX, PDF, text): every figure of the three statutory tables, traceable and checked',
      ),
    )
    .version(extractorVersion.version, '-V, --version', say('显示版本', 'print the version'))
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => titles[title]?.[language] ?? title,
      optionDescription: (option) => optionText(option, language),
    })
    .configureOutput({ outputError: (text, write) => write(usageError(text, language)) })
    .showHelpAfterError(say('（详见 --help）', '(see --help)'))
    .exitOverride();
  addCheck(program, context);
  addSheet(program, context);
  addDismiss(program, context);
  addReview(program, context);
  addExtract(program, context);
  addShow(program, context);
  addAudit(program, context);
  addPanel(program, context);
  addReport(program, context);
  addEnqueue(program, context);
  addWatch(program, context);
  addWork(program, context);
  addUpkeep(program, context);
  addOperations(program, context);
  addReferences(program, context);
  addExamples(program, language);
  return program;
}

function addExamples(program: Command, language: Language): void {
  program.addHelpText('after', examplesText(firstSteps, { zh: '开始：', en: 'Where to begin:' }, language));
  for (const command of program.commands) {
    const text = examplesText(examples[command.name()] ?? [], { zh: '示例：', en: 'Examples:' }, language);
    if (text !== '') command.addHelpText('after', text);
  }
}

const titles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
};
