/** The queue itself can't do what was asked. Never the fault of a job. */
import type { Message } from '../model/note.ts';

export type QueueErrorCode =
  'queue.unavailable' | 'queue.read-only' | 'queue.disk-full' | 'queue.corrupt' | 'queue.bad-policy';

const advice: Readonly<Record<QueueErrorCode, Message>> = {
  'queue.unavailable': {
    zh: '队列暂时无法使用。请确认数据目录可访问、Redis 正在运行；恢复后会自动继续。',
    en: 'The queue cannot be reached. See that the data folder is accessible and Redis is running; work goes on by itself after that.',
  },
  'queue.read-only': {
    zh: '队列只能读取、不能写入。请检查数据目录的权限与挂载方式，或改连 Redis 主节点。',
    en: 'The queue can be read but not written. Check the permissions and the mount of the data folder, or connect to the Redis primary.',
  },
  'queue.disk-full': {
    zh: '磁盘（或 Redis 内存）已满，队列无法写入。请腾出空间；腾出后会自动继续，已完成的工作不会丢失。',
    en: 'The disk (or the memory of Redis) is full. Free some space; work goes on by itself after that, and nothing that was finished is lost.',
  },
  'queue.corrupt': {
    zh: '队列内容已损坏。请将损坏的队列文件移走，再运行 nianbao reconcile 重建；记录与原文不受影响。',
    en: 'The queue is damaged. Move the damaged file away and run nianbao reconcile to rebuild it; records and sources are not touched.',
  },
  'queue.bad-policy': {
    zh: 'Redis 的内存淘汰策略不是 noeviction，任务可能被悄悄丢弃。请执行 CONFIG SET maxmemory-policy noeviction，并写入 Redis 配置文件。',
    en: 'Redis may evict jobs: its maxmemory-policy is not noeviction. Run CONFIG SET maxmemory-policy noeviction and put it into the configuration of Redis.',
  },
};

export class QueueError extends Error {
  override readonly name = 'QueueError';
  readonly code: QueueErrorCode;
  /** What to do about it. */
  readonly advice: Message;

  /** `detail` names the file or server, and what it said. */
  constructor(code: QueueErrorCode, detail: string, options?: ErrorOptions) {
    super(`${advice[code].zh} ${advice[code].en} (${detail})`, options);
    this.code = code;
    this.advice = advice[code];
  }
}
