/** What an operator may set. One table: what may be set, the defaults and the words that the documentation is made of. */
import { availableParallelism } from 'node:os';
import type { Message } from '../../model/note.ts';
import { type Field, oneOf, seconds, text, textOrNull, texts, whole, wholeOrNull } from './field.ts';
import { hosts } from './hosts-field.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const MOST_MEGABYTES = 1_048_576;

/** By name: what may stand there, and what stands there if nobody sets it. */
export const settingFields = {
  data: text('nianbao-data'),
  redisUrl: textOrNull,
  rules: textOrNull,
  concurrency: whole(1, 64, () => Math.min(64, availableParallelism())),
  contact: textOrNull,
  gapSeconds: seconds(0, 1),
  allowHosts: texts,
  fileRoots: texts,
  browser: textOrNull,
  hosts,
  leaseSeconds: seconds(0.3, 60),
  attemptLimit: whole(1, 100, () => 5),
  timeoutSeconds: seconds(0.1, 60),
  memoryMegabytes: whole(128, MOST_MEGABYTES, () => 512),
  maxInputMegabytes: whole(1, 4096, () => 200),
  recycleAfter: whole(1, 1_000_000, () => 100),
  metricsHost: text('127.0.0.1'),
  metricsPort: wholeOrNull(0, 65_535),
  minFreeMegabytes: whole(1, MOST_MEGABYTES, () => 500),
  keepOldDays: wholeOrNull(1, 36_500),
  keepRawDays: wholeOrNull(1, 36_500),
  logLevel: oneOf(logLevels, 'info'),
};

type Fields = typeof settingFields;
export type SettingName = keyof Fields;
export type Settings = {
  readonly [Name in SettingName]: Fields[Name] extends Field<infer Value> ? Value : never;
};

interface SettingWords {
  /** Null: only by environment or file. */
  readonly flag: string | null;
  /** Where the default is not the same everywhere. */
  readonly default?: string;
  readonly allowed: Message;
  readonly meaning: Message;
}

const range = (least: string, most: string): Message => ({
  zh: `${least} 至 ${most} 的整数`,
  en: `a whole number from ${least} to ${most}`,
});

export const settingWords: Readonly<Record<SettingName, SettingWords>> = {
  data: {
    flag: '--data',
    allowed: { zh: '文件夹路径', en: 'path of a folder' },
    meaning: {
      zh: '数据目录：队列、原始文件、记录分段',
      en: 'data folder: queue, raw files, segments of records; from a file it counts from that file',
    },
  },
  redisUrl: {
    flag: '--redis',
    allowed: { zh: 'redis:// 或 rediss:// 地址', en: 'a redis:// or rediss:// address' },
    meaning: {
      zh: '多台机器共用的 Redis；不设则用内置队列',
      en: 'Redis for several machines; unset: the embedded queue',
    },
  },
  rules: {
    flag: '--rules',
    allowed: { zh: '规则文件路径', en: 'path of a rules file' },
    meaning: {
      zh: '规则文件：改变规则的级别、阈值，停用规则，写明本地要求；写在设置文件中时以其所在文件夹为准',
      en: 'rules file: other severities and thresholds, rules that are off, local demands; from a file it counts from that file',
    },
  },
  concurrency: {
    flag: '--concurrency',
    default: 'the number of cores',
    allowed: range('1', '64'),
    meaning: { zh: '同时处理的任务数，即解析进程数', en: 'jobs at once, which is also parser children' },
  },
  contact: {
    flag: '--contact',
    allowed: { zh: '网址或邮箱', en: 'a web or mail address' },
    meaning: { zh: '写入 User-Agent，供网站联系', en: 'in the User-Agent, so that a site can reach you' },
  },
  gapSeconds: {
    flag: '--gap',
    allowed: { zh: '0 至 3600 的数', en: 'a number from 0 to 3600' },
    meaning: {
      zh: '同一域名两次请求之间至少间隔的秒数；公网上不要小于 1',
      en: 'least gap between two requests to a registrable domain, over all workers; not below 1 on the public network',
    },
  },
  allowHosts: {
    flag: '--allow-host',
    allowed: {
      zh: '主机、主机:端口或 CIDR（环境变量以逗号分隔）',
      en: 'hosts, host:port or CIDR (commas in the environment)',
    },
    meaning: {
      zh: '内网或测试中允许访问的非公网地址',
      en: 'addresses that are not public and may be fetched nevertheless',
    },
  },
  fileRoots: {
    flag: '--file-root',
    allowed: { zh: '文件夹（环境变量以逗号分隔）', en: 'folders (commas in the environment)' },
    meaning: {
      zh: 'Redis 中的任务还可读取的文件夹；相对路径所起的文件夹总可读取',
      en: 'folders that jobs from Redis may read files from, beside the one that relative paths start from',
    },
  },
  browser: {
    flag: '--browser',
    allowed: { zh: 'Chromium、Chrome 或 Edge 的程序路径', en: 'path of Chromium, Chrome or Edge' },
    meaning: {
      zh: '仅由脚本填充的网页用此浏览器打开；不设则不用浏览器；写在设置文件中时以其所在文件夹为准',
      en: 'opens pages that only scripts fill; unset: no browser; from a file it counts from that file',
    },
  },
  hosts: {
    flag: null,
    allowed: {
      zh: 'JSON 对象：小写主机名对应 {"gapSeconds": 数, "headers": {小写名称: 值}, "off": true}',
      en: 'a JSON object: host names in lower case with {"gapSeconds": number, "headers": {name in lower case: value}, "off": true}',
    },
    meaning: {
      zh: '个别主机（含其子域名）的间隔、请求头，或停用',
      en: 'for single hosts and their subdomains: gap, headers of requests, or off: not asked',
    },
  },
  leaseSeconds: {
    flag: '--lease',
    allowed: { zh: '0.3 至 3600 的数', en: 'a number from 0.3 to 3600' },
    meaning: {
      zh: '进程失联多少秒后，其任务由别人接手',
      en: 'a job of a worker that is silent for so long is taken over by another',
    },
  },
  attemptLimit: {
    flag: null,
    allowed: range('1', '100'),
    meaning: { zh: '失败多少次后搁置', en: 'failures after which a job is buried' },
  },
  timeoutSeconds: {
    flag: '--timeout',
    allowed: { zh: '0.1 至 3600 的数', en: 'a number from 0.1 to 3600' },
    meaning: { zh: '每份文件的解析时限', en: 'time for parsing a document' },
  },
  memoryMegabytes: {
    flag: '--memory',
    allowed: range('128', String(MOST_MEGABYTES)),
    meaning: { zh: '每个解析进程的内存上限', en: 'memory of each parser child' },
  },
  maxInputMegabytes: {
    flag: '--max-input',
    allowed: range('1', '4096'),
    meaning: {
      zh: '单个文件的大小上限；不设时，从网上下载的以 50 MB 为限',
      en: 'largest document that is read; while it is unset, 50 MB of what is fetched',
    },
  },
  recycleAfter: {
    flag: '--recycle',
    allowed: range('1', '1000000'),
    meaning: {
      zh: '解析进程处理多少份文件后换新；新进程的头几十份较慢',
      en: 'documents after which a parser child makes way for a fresh one, whose first dozens are slower',
    },
  },
  metricsHost: {
    flag: '--metrics-host',
    allowed: { zh: '本机地址', en: 'an address of this machine' },
    meaning: {
      zh: '/livez、/readyz、/metrics 的监听地址；没有口令，勿对公网开放',
      en: 'where /livez, /readyz and /metrics listen; there is no password, so keep it off public networks',
    },
  },
  metricsPort: {
    flag: '--metrics-port',
    allowed: { zh: '0（任选）至 65535 的整数', en: '0 (any free one) to 65535' },
    meaning: { zh: '其端口；不设则不监听', en: 'their port; unset: nothing listens' },
  },
  minFreeMegabytes: {
    flag: null,
    allowed: range('1', String(MOST_MEGABYTES)),
    meaning: { zh: '数据目录所剩空间低于此值时 /readyz 报告未就绪', en: 'with less free space /readyz says no' },
  },
  keepOldDays: {
    flag: null,
    allowed: range('1', '36500'),
    meaning: {
      zh: '已被新结果取代的记录保留的天数，由 nianbao compact 清理；不设则一直保留',
      en: 'days that nianbao compact keeps records which newer readings have replaced; unset: for ever',
    },
  },
  keepRawDays: {
    flag: null,
    allowed: range('1', '36500'),
    meaning: {
      zh: '最后一次抓取后原始文件保留的天数，由 nianbao compact 清理；不设则一直保留',
      en: 'days that nianbao compact keeps raw bytes after they were last fetched; unset: for ever',
    },
  },
  logLevel: {
    flag: '--log-level',
    allowed: { zh: logLevels.join('、'), en: logLevels.join(', ') },
    meaning: { zh: '日志级别（JSON，标准错误）', en: 'least severe log lines (JSON, on standard error)' },
  },
};

// The keys of an object of ours.
export const settingNames = Object.keys(settingFields) as readonly SettingName[];

export const defaultSettings = (): Settings =>
  Object.fromEntries(settingNames.map((name) => [name, settingFields[name].default()])) as unknown as Settings;

/** `leaseSeconds` → `NIANBAO_LEASE_SECONDS`. */
export const variableOf = (name: SettingName): string =>
  `NIANBAO_${name.replaceAll(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`;
