/** How `review` is called. */
import { type Command, InvalidArgumentError } from 'commander';
import { addCheckingOptions, checkingOf, type RawChecking } from './checking-options.ts';
import type { CommandContext } from './command-context.ts';
import { addSettings } from './settings-options.ts';

interface RawReview extends RawChecking {
  readonly host: string;
  readonly port: number;
  readonly write?: true;
  readonly open?: true;
  readonly author?: string;
  readonly sources?: string;
  readonly redis?: string;
  readonly bullBoard?: true;
}

const LAST_PORT = 65_535;

function portNumber(text: string): number {
  if (/^\d{1,5}$/u.test(text) && Number(text) <= LAST_PORT) return Number(text);
  throw new InvalidArgumentError(`0–${LAST_PORT}`);
}

export function addReview(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('review')
    .description(
      say(
        '在浏览器中逐份核对：报表、问题与原文并列，标出所在单元格',
        'review reports in the browser: tables and findings beside the source, at the very cell',
      ),
    )
    .argument(
      '<paths...>',
      say(
        '数据文件夹、记录文件（.jsonl）、报告文件或文件夹',
        'data folders, files of records (.jsonl), reports or folders of them',
      ),
    );
  addServing(command, context);
  addSettings(command, ['redisUrl'], context);
  addCheckingOptions(command, context)
    .addHelpText('after', examples(say))
    .action(async (paths: readonly string[], raw: RawReview) => {
      const { reviewCommand, decisionPlaces } = await import('./review-command.ts');
      const { host, port, write, open, author, sources, redis, bullBoard } = raw;
      ended(
        await reviewCommand(paths, {
          ...(await checkingOf(raw, paths)),
          ...decisionPlaces(paths, raw),
          ...{
            host,
            port,
            write: write === true,
            open: open === true,
            author: author ?? null,
            sources: sources ?? null,
            redisUrl: redis ?? null,
            bullBoard: bullBoard === true,
            language,
          },
        }),
      );
    });
}

function addServing(command: Command, { say }: CommandContext): void {
  command
    .option('--port <n>', say('端口（0 为任意空闲端口）', 'port (0: any that is free)'), portNumber, 0)
    .option(
      '--host <address>',
      say('监听地址；不是本机时须凭令牌访问', 'address to listen on; elsewhere than here a token is needed'),
      '127.0.0.1',
    )
    .option('--write', say('允许确认、排除、更正（默认只读）', 'allow decisions (read-only without it)'))
    .option('--open', say('在浏览器中打开', 'open it in the browser'))
    .option('--author <name>', say('处理人（默认为当前用户）', 'who decides (the present user)'))
    .option(
      '--bull-board',
      say('另设 bull-board 页面，只读（须有 --redis）', 'bull-board as well, read-only (with --redis)'),
    )
    .option(
      '--sources <folder>',
      say('原文件所在文件夹（按内容查找）', 'folder of the sources, found by their content'),
    );
}

const examples = (say: CommandContext['say']): string =>
  say(
    `
示例：
  nianbao review 报告文件夹                       读取并打开
  nianbao review data --write                     数据文件夹，处理意见写入其中
  nianbao review records.jsonl --sources 报告/    记录文件，原文另在一处`,
    `
Examples:
  nianbao review reports/                         read them and look
  nianbao review data --write                     a data folder, decisions go into it
  nianbao review records.jsonl --sources pdfs/    records, and where their sources lie`,
  );
