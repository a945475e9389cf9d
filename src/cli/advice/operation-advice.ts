/** What an operator does about queue, disk, settings and the worker itself; commands and settings stand in backquotes. */
import type { ExportErrorCode } from '../../exports/export-error.ts';
import type { StoreErrorCode } from '../../fetch/raw-store/store-error.ts';
import type { Message } from '../../model/note.ts';
import type { SettingsError } from '../../operations/settings/settings-error.ts';
import type { QueueErrorCode } from '../../queue/queue-error.ts';

type ReadinessCode = 'worker.loop-dead' | 'worker.stopping' | 'disk.low' | 'disk.unusable';

export type OperationCode =
  'queue.bad-job' | ExportErrorCode | StoreErrorCode | QueueErrorCode | SettingsError['code'] | ReadinessCode;

const freeSpace: Message = { zh: '腾出空间，之后自动继续', en: 'free space; work goes on by itself' };
const ownFolder: Message = {
  zh: '检查数据目录的所有者、权限与挂载方式',
  en: 'check owner, mode and mount of the data folder',
};
const checkDisk: Message = { zh: '检查磁盘（dmesg、SMART）', en: 'check the disk (dmesg, SMART)' };
const restore = (zh: string, en: string): Message => ({
  zh: `运行 \`nianbao verify\` 查看详情，再从备份恢复${zh}`,
  en: `\`nianbao verify\`, then restore the ${en} from a backup`,
});

export const operationAdvice: Readonly<Record<OperationCode, Message>> = {
  'queue.unavailable': {
    zh: '启动 Redis，或使数据目录可访问；之后自动继续',
    en: 'start Redis, or make the data folder accessible; work goes on by itself',
  },
  'queue.read-only': {
    zh: '检查数据目录的权限与挂载方式，或改连 Redis 主节点',
    en: 'check permissions and mount of the data folder, or connect to the primary of Redis',
  },
  'queue.disk-full': {
    zh: '腾出磁盘空间或 Redis 内存，之后自动继续',
    en: 'free space on the disk, or memory of Redis; work goes on by itself',
  },
  'queue.corrupt': {
    zh: '移走 queue.sqlite*，再运行 `nianbao reconcile`',
    en: 'move queue.sqlite* away and run `nianbao reconcile`',
  },
  'queue.bad-policy': {
    zh: '在 Redis 中执行 CONFIG SET maxmemory-policy noeviction，并写入其配置',
    en: 'CONFIG SET maxmemory-policy noeviction in Redis, and in its configuration',
  },
  'queue.access-denied': {
    zh: '检查 `redisUrl` 中的用户名与口令，以及该用户的 ACL（键 ~nianbao:*，命令须含 INFO 与 EVAL）',
    en: 'check user and password in `redisUrl`, and the ACL of that user (keys ~nianbao:*, commands with INFO and EVAL)',
  },
  'queue.command-missing': {
    zh: '去掉 redis.conf 中的 rename-command，或使用 Redis 6.2 及以上',
    en: 'remove the rename-command from redis.conf, or use Redis 6.2 or newer',
  },
  'queue.bad-job': {
    zh: '不是本程序写入的任务；查明何人可写 Redis，再从其中删除：键 nianbao:jobs:编号',
    en: 'no job of this program: find out who may write to Redis, and delete it there (key nianbao:jobs:ID)',
  },
  'export.disk-full': freeSpace,
  'export.read-only': {
    zh: '检查磁盘并重新挂载，之后自动继续',
    en: 'check the disk and mount it again; work goes on by itself',
  },
  'export.not-permitted': {
    zh: '检查数据目录的所有者与权限',
    en: 'check owner and mode of the data folder',
  },
  'export.folder-missing': {
    zh: '检查路径，或磁盘是否已挂载',
    en: 'check the path, or whether the disk is mounted',
  },
  'export.too-many-files': {
    zh: '调大可打开文件数（ulimit -n、LimitNOFILE）',
    en: 'raise the limit on open files (ulimit -n, LimitNOFILE)',
  },
  'export.disk-error': checkDisk,
  'export.closed': { zh: '程序有误，请报告', en: 'a mistake of the program: report it' },
  'export.manifest-damaged': restore('清单', 'manifest'),
  'export.segment-missing': restore('分段', 'segment'),
  'export.segment-damaged': {
    zh: '从备份恢复；`nianbao verify` 说明损坏之处，`nianbao export --without-damaged` 导出其余，`nianbao reprocess --all` 由原始文件重做',
    en: 'restore it from a backup; `nianbao verify` tells what is damaged, `nianbao export --without-damaged` gives the rest, `nianbao reprocess --all` makes it anew from the raw files',
  },
  'export.bad-filter': {
    zh: '改正条件；提示中列有可用字段',
    en: 'correct the condition; the message lists the fields',
  },
  'export.bad-cursor': {
    zh: '使用上一次给出的游标；删除游标文件则从头开始',
    en: 'use the cursor that the step before gave; without the cursor file the feed begins anew',
  },
  'export.cursor-ahead': {
    zh: '指明上一次的全部数据目录；如目录已从旧备份恢复，请删除游标文件从头开始',
    en: 'name all the folders of the step before; begin anew if they were restored from an older backup',
  },
  'export.bad-since': { zh: '使用 ISO 日期或时间', en: 'use an ISO date or time' },
  'store.disk-full': freeSpace,
  'store.read-only': ownFolder,
  'store.io': checkDisk,
  'store.missing': {
    zh: '再加入一次该网址，以便重新抓取：`nianbao enqueue --again ADDRESS`',
    en: 'enqueue the address again, so that it is fetched: `nianbao enqueue --again ADDRESS`',
  },
  'store.corrupt': {
    zh: '从备份恢复该文件，或重新抓取：`nianbao enqueue --again ADDRESS`',
    en: 'restore the file from a backup, or fetch it again: `nianbao enqueue --again ADDRESS`',
  },
  'settings.unknown': {
    zh: '改正名称；`nianbao config` 列出全部设置',
    en: 'correct the name; `nianbao config` lists all',
  },
  'settings.bad-value': {
    zh: '改正取值；提示中说明了可用的值',
    en: 'correct the value; the message says what it takes',
  },
  'settings.unreadable': {
    zh: '改正设置文件的路径、权限或 JSON',
    en: 'correct path, permissions or JSON of the file of settings',
  },
  'worker.loop-dead': { zh: '重启工作进程，并报告其日志', en: 'restart the worker and report what its log says' },
  'worker.stopping': { zh: '无需处理：已被要求结束', en: 'nothing: it was told to end' },
  'disk.low': { zh: '腾出空间，或调低 `minFreeMegabytes`', en: 'free space, or lower `minFreeMegabytes`' },
  'disk.unusable': ownFolder,
};
