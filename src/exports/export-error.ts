/** The store of finished records could not be written or read. Never the document's fault: the job is not completed. */
import type { Message } from '../model/note.ts';

export type ExportErrorCode =
  | 'export.disk-full'
  | 'export.read-only'
  | 'export.not-permitted'
  | 'export.folder-missing'
  | 'export.too-many-files'
  | 'export.disk-error'
  | 'export.closed'
  | 'export.manifest-damaged'
  | 'export.segment-missing'
  | 'export.segment-damaged'
  | 'export.bad-filter'
  | 'export.bad-since'
  | 'export.bad-cursor'
  /** The folders don't hold what the consumer has taken. */
  | 'export.cursor-ahead';

export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportErrorCode;
  readonly text: Message;
  /** Trying again later may help without anybody changing the request or the data. */
  readonly isRetryable: boolean;

  /** `text` says what is wrong with what and what to do about it; the error's message is both languages. */
  constructor(code: ExportErrorCode, text: Message, options?: ErrorOptions) {
    super(`${text.zh} | ${text.en}`, options);
    this.code = code;
    this.text = text;
    this.isRetryable = retryable.has(code);
  }
}

const retryable: ReadonlySet<ExportErrorCode> = new Set([
  'export.disk-full',
  'export.read-only',
  'export.not-permitted',
  'export.folder-missing',
  'export.too-many-files',
  'export.disk-error',
]);

interface DiskTrouble {
  readonly code: ExportErrorCode;
  readonly reason: Message;
}

const full: DiskTrouble = {
  code: 'export.disk-full',
  reason: {
    zh: '磁盘空间或配额已用完，请清理后自动继续',
    en: 'the disk or quota is full: free some space, work goes on by itself',
  },
};
const forbidden: DiskTrouble = {
  code: 'export.not-permitted',
  reason: { zh: '没有权限，请检查文件夹的属主和权限', en: 'permission denied: check the owner and mode of the folder' },
};
const missing: DiskTrouble = {
  code: 'export.folder-missing',
  reason: {
    zh: '文件夹不存在，请检查路径或磁盘是否已挂载',
    en: 'the folder does not exist: check the path, or whether the disk is mounted',
  },
};
const tooManyFiles: DiskTrouble = {
  code: 'export.too-many-files',
  reason: { zh: '打开的文件过多，请提高 ulimit -n', en: 'too many open files: raise ulimit -n' },
};

const troubles: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: {
    code: 'export.read-only',
    reason: {
      zh: '文件系统为只读，请检查磁盘后重新挂载',
      en: 'the file system is read-only: check the disk and mount it again',
    },
  },
  EACCES: forbidden,
  EPERM: forbidden,
  ENOENT: missing,
  ENOTDIR: missing,
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

export const systemCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Says a system's error about `path` with a stable code. An ExportError comes back as it is. */
export function diskError(error: unknown, path: string): ExportError {
  if (error instanceof ExportError) return error;
  const own = error instanceof Error ? error.message : String(error);
  const { code, reason } = troubles[systemCodeOf(error)] ?? { code: 'export.disk-error', reason: { zh: own, en: own } };
  const text = { zh: `无法读写 ${path}：${reason.zh}`, en: `cannot use ${path}: ${reason.en}` };
  return new ExportError(code, text, { cause: error });
}
