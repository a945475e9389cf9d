/** The queue itself can't do what was asked. Never the fault of a job. */
import type { Message } from '../model/note.ts';

export type QueueErrorCode =
  | 'queue.unavailable'
  | 'queue.read-only'
  | 'queue.disk-full'
  | 'queue.corrupt'
  | 'queue.bad-policy'
  | 'queue.access-denied'
  | 'queue.command-missing';

/** Which of the two engines it is about: advice names that one alone. */
export type QueuePlace = 'folder' | 'redis';

const onlyRedis = {
  'queue.bad-policy': {
    zh: 'Redis 的内存淘汰策略不是 noeviction，任务可能被悄悄丢弃。请执行 CONFIG SET maxmemory-policy noeviction，并写入 Redis 配置文件。',
    en: 'Redis may evict jobs: its maxmemory-policy is not noeviction. Run CONFIG SET maxmemory-policy noeviction and put it into the configuration of Redis.',
  },
  'queue.access-denied': {
    zh: 'Redis 拒绝访问。请检查 redisUrl 中的用户名与口令，以及该用户的 ACL：键 ~nianbao:*，命令 +@all 减去 -@dangerous 后另加 +info，须可用 EVAL。',
    en: 'Redis refuses. Check user and password in redisUrl, and the ACL of that user: keys ~nianbao:*, commands +@all -@dangerous +info; it needs EVAL.',
  },
  'queue.command-missing': {
    zh: 'Redis 没有所需的命令。请去掉 redis.conf 中对它的 rename-command，或升级 Redis（6.2 及以上）。',
    en: 'Redis lacks a command that is needed. Remove its rename-command from redis.conf, or use Redis 6.2 or newer.',
  },
} as const;

const inFolder: Readonly<Record<QueueErrorCode, Message>> = {
  ...onlyRedis,
  'queue.unavailable': {
    zh: '队列暂时无法使用。请确认数据目录可访问；恢复后会自动继续。',
    en: 'The queue cannot be reached. See that the data folder is accessible; work goes on by itself after that.',
  },
  'queue.read-only': {
    zh: '队列只能读取、不能写入。请检查数据目录的权限与挂载方式。',
    en: 'The queue can be read but not written. Check the permissions and the mount of the data folder.',
  },
  'queue.disk-full': {
    zh: '磁盘已满，队列无法写入。请腾出空间；腾出后会自动继续，已完成的工作不会丢失。',
    en: 'The disk is full. Free some space; work goes on by itself after that, and nothing that was finished is lost.',
  },
  'queue.corrupt': {
    zh: '队列内容已损坏。请将损坏的队列文件移走，再运行 nianbao reconcile 重建；记录与原文不受影响。',
    en: 'The queue is damaged. Move the damaged file away and run nianbao reconcile to rebuild it; records and sources are not touched.',
  },
};

const inRedis: Readonly<Record<QueueErrorCode, Message>> = {
  ...onlyRedis,
  'queue.unavailable': {
    zh: 'Redis 暂时无法使用。请确认 Redis 正在运行、地址正确；恢复后会自动继续。',
    en: 'Redis cannot be reached. See that it is running and that its address is right; work goes on by itself after that.',
  },
  'queue.read-only': {
    zh: 'Redis 只能读取、不能写入。请改连其主节点。',
    en: 'Redis can be read but not written. Connect to its primary.',
  },
  'queue.disk-full': {
    zh: 'Redis 的内存或磁盘已满。请腾出空间；腾出后会自动继续，已完成的工作不会丢失。',
    en: 'The memory or disk of Redis is full. Free some; work goes on by itself after that, and nothing that was finished is lost.',
  },
  'queue.corrupt': {
    zh: 'Redis 中的队列已损坏。请删除 nianbao: 开头的键，再运行 nianbao reconcile 重建；记录与原文不受影响。',
    en: 'The queue in Redis is damaged. Delete the keys that begin with nianbao: and run nianbao reconcile to rebuild it; records and sources are not touched.',
  },
};

interface QueueErrorOptions extends ErrorOptions {
  readonly place?: QueuePlace;
}

export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly code: QueueErrorCode;
  /** What to do about it. */
  readonly advice: Message;

  /** `detail` names the file or server, and what it said. */
  constructor(code: QueueErrorCode, detail: string, { place = 'folder', ...options }: QueueErrorOptions = {}) {
    const advice = (place === 'redis' ? inRedis : inFolder)[code];
    super(`${advice.zh} (${detail}) | ${advice.en} (${detail})`, options);
    this.code = code;
    this.advice = advice;
  }
}
