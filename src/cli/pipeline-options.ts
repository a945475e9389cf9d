/** How `enqueue`, `watch` and `work` are called. */
import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import type { HostRules } from '../fetch/host-rules.ts';
import { follows } from '../leads.ts';
import type { Settings } from '../operations/settings/settings.ts';
import { defaultLimits, MEGABYTE } from '../workers/parser-limits.ts';
import type { CommandContext } from './command-context.ts';
import { addDataOptions, type DataOptions } from './data-options.ts';
import type { EnqueueOptions } from './enqueue-command.ts';
import { parseInterval } from './interval.ts';
import { integer, LEAST_MEMORY_MB, positive } from './number-options.ts';
import { everyOption } from './schedules-options.ts';
import { addRulesOption, loadOverrides, type RulesOption } from './rules-option.ts';
import { addSettings, settingsOf } from './settings-options.ts';
import type { WatchOptions } from './watch-command.ts';

type RawEnqueue = Omit<EnqueueOptions, 'language'>;

export function addEnqueue(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('enqueue')
    .description(say('把文件、文件夹、网址或清单加入队列', 'put files, folders, addresses or lists into the queue'))
    .argument(
      '[inputs...]',
      say(
        '文件、文件夹、通配符、网址、.txt 或 .csv 清单，- 表示从标准输入读清单',
        'files, folders, patterns, addresses, .txt or .csv lists, - for a list on standard input',
      ),
    )
    .option('--list <file>', say('清单文件，不论扩展名', 'a list, whatever its name'))
    .option(
      '--again',
      say(
        '已读过的也再读一次：列表取新条目，网页看有无变化',
        'also what was read before: lists for new entries, pages for changes',
      ),
    )
    .addOption(everyOption(context))
    .addOption(
      new Option(
        '--follow <links>',
        say(
          '页面只链接报告时：attachments 取附件，list 取列表中的各份报告，none 不跟随',
          'of a page that only links: attachments takes the report it links, list takes all reports of a list, none takes neither',
        ),
      )
        .choices(follows)
        .default('attachments'),
    );
  addCommon(addDataOptions(command, context), context).action(async (inputs: readonly string[], raw: RawEnqueue) => {
    const { enqueueCommand } = await import('./enqueue-command.ts');
    ended(await enqueueCommand(inputs, { ...raw, language }));
  });
}

export function addWatch(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('watch')
    .description(
      say(
        '把放入文件夹的报告加入队列：新的与改动过的，直到被停止',
        'enqueue what is put into a folder, new files and changed ones, until stopped',
      ),
    )
    .argument('<folder>', say('文件夹', 'the folder'))
    .option(
      '--settle <s>',
      say('文件多少秒不变才算写完', 'seconds without a change after which a file counts as whole'),
      positive(0.1, Number),
      5,
    );
  addCommon(addDataOptions(command, context), context).action(
    async (folder: string, { settle, ...raw }: Omit<WatchOptions, 'language'> & { readonly settle: number }) => {
      const { watchCommand } = await import('./watch-command.ts');
      ended(await watchCommand(folder, { ...raw, settleMs: settle * 1000, language }));
    },
  );
}

const addCommon = (command: Command, { say }: CommandContext): Command =>
  command
    .option('--json', say('以 JSON 输出提示与汇总', 'messages and summary as JSON'))
    .option('-q, --quiet', say('不输出提示', 'no messages'))
    .addOption(new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']));

interface RawWork extends DataOptions, RulesOption {
  readonly concurrency: number;
  readonly drain?: true;
  readonly drainFor?: number;
  readonly timeout: number;
  readonly memory: number;
  readonly maxInput: number;
  readonly recycle: number;
  readonly lease: number;
  readonly gap: number;
  readonly contact?: string;
  readonly allowHost: readonly string[];
  readonly fileRoot: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
}

export function addWork(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const command = program
    .command('work')
    .description(say('处理队列中的任务，直到被停止', 'work on the queue until stopped'))
    .option('--drain', say('没有任务时退出', 'end when nothing is left to do'))
    .addOption(
      new Option(
        '--drain-for <time>',
        say('同上，但最多这么久，如 30m、2h', 'the same, but after so long in any case: 30m, 2h'),
      ).argParser(parseInterval),
    );
  addWorkLimits(command, context);
  addFetchOptions(command, context);
  addRulesOption(command, context);
  addSettings(command, ['fileRoots', 'browser', 'metricsHost', 'metricsPort', 'logLevel'], context);
  addCommon(addDataOptions(command, context), context).action(async (raw: RawWork) => {
    const { workCommand } = await import('./work-command.ts');
    const { data, redis, concurrency, contact, allowHost, fileRoot } = raw;
    const options = { data, concurrency, allowHost, fileRoot, language, contact: contact ?? null };
    const { drainFor } = raw;
    const drain = raw.drain === true || drainFor !== undefined;
    const switches = { drain, json: raw.json === true, quiet: raw.quiet === true };
    const times = {
      ...{ leaseMs: raw.lease * 1000, minGapMs: raw.gap * 1000 },
      ...(drainFor !== undefined && { drainForMs: drainFor }),
    };
    const limits = {
      ...defaultLimits,
      timeoutMs: raw.timeout * 1000,
      memoryBytes: raw.memory * MEGABYTE,
      inputBytes: raw.maxInput * MEGABYTE,
      recycleAfter: raw.recycle,
    };
    const { values, origins } = settingsOf(command);
    const { attemptLimit, metricsHost, metricsPort, minFreeMegabytes, logLevel, hosts, browser } = values;
    const isInputSet = origins.some(({ name, origin }) => name === 'maxInputMegabytes' && origin !== 'default');
    const health = metricsPort === null ? null : { metricsHost, metricsPort, minFreeMegabytes };
    const operations = { attemptLimit, logLevel, hosts: hostRules(hosts), browser, ...(health !== null && { health }) };
    const where = {
      ...options,
      ...(redis !== undefined && { redis }),
      ...(isInputSet && { fetchBytes: limits.inputBytes }),
    };
    const rules = await loadOverrides(raw);
    ended(await workCommand({ ...where, ...switches, ...times, ...operations, limits, rules }));
  });
}

const hostRules = (hosts: Settings['hosts']): HostRules =>
  Object.fromEntries(
    Object.entries(hosts).map(([host, { gapSeconds, headers, off }]) => [
      host,
      { headers, isOff: off, gapMs: gapSeconds === undefined ? undefined : gapSeconds * 1000 },
    ]),
  );

/** Sooner than in `extract`: a worker runs for months. */
const RECYCLE_AFTER = 100;

function addWorkLimits(command: Command, { say }: CommandContext): void {
  const { timeoutMs, memoryBytes, inputBytes } = defaultLimits;
  const children = say('解析进程数', 'parser processes');
  const seconds = say('每份文件的时限（秒）', 'seconds for each document');
  const memory = say('每个解析进程的内存上限（MB）', 'memory of each parser process, in MB');
  const input = say('单个文件的大小上限（MB）', 'largest input, in MB');
  const recycle = say(
    '解析进程处理多少份文件后换新',
    'documents after which a parser process makes way for a fresh one',
  );
  const lease = say(
    '任务租约（秒）：工作进程失联这么久后由别人接手',
    'seconds after which others take over the jobs of a worker that went silent',
  );
  command
    .option('-c, --concurrency <n>', children, positive(1, integer), availableParallelism())
    .option('--timeout <s>', seconds, positive(0.1, Number), timeoutMs / 1000)
    .option('--memory <MB>', memory, positive(LEAST_MEMORY_MB, integer), memoryBytes / MEGABYTE)
    .option('--max-input <MB>', input, positive(1, integer), inputBytes / MEGABYTE)
    .option('--recycle <n>', recycle, positive(1, integer), RECYCLE_AFTER)
    .option('--lease <s>', lease, positive(0.3, Number), 60);
}

function addFetchOptions(command: Command, { say }: CommandContext): void {
  const gap = say('对同一网站两次请求的间隔（秒）', 'seconds between two requests to a site');
  const contact = say('写入 User-Agent 的联系网址或邮箱', 'web or mail address for the User-Agent');
  const allow = say(
    '允许访问的内网主机：host[:port]、地址或网段，可重复',
    'host[:port], address or range of a closed network that may be asked; repeatable',
  );
  const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  command
    .option('--gap <s>', gap, positive(0, Number), 1)
    .option('--contact <address>', contact, process.env['NIANBAO_CONTACT'])
    .option('--allow-host <host>', allow, collect, []);
}
