/** What is wrong with the disk or with what lies on it: never the document's fault, so no job fails for it. */

export type StoreErrorCode = 'store.disk-full' | 'store.read-only' | 'store.io' | 'store.missing' | 'store.corrupt';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly path: string;

  constructor(code: StoreErrorCode, message: string, path: string, cause?: unknown) {
    super(`${message}：${path}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.path = path;
  }
}

const byErrno: Readonly<Record<string, readonly [StoreErrorCode, string]>> = {
  ENOSPC: ['store.disk-full', '磁盘已满，请清理空间 | The disk is full: make room'],
  EDQUOT: ['store.disk-full', '磁盘配额已用完 | The disk quota is used up'],
  EFBIG: ['store.disk-full', '文件超过系统上限 | The file is larger than the system allows'],
  EROFS: ['store.read-only', '文件系统只读 | The file system is read-only'],
  EACCES: ['store.read-only', '没有写入权限 | No permission'],
  EPERM: ['store.read-only', '没有写入权限 | No permission'],
  ENOENT: ['store.missing', '文件不存在 | There is no such file'],
};

/** What is lost or spoiled, as against a disk that can't be used now. */
export const isDamage = (error: unknown): error is StoreError =>
  error instanceof StoreError && (error.code === 'store.missing' || error.code === 'store.corrupt');

/** SQLite's primary result codes (sqlite.org/rescode.html) as the system's. */
const errnoOf: Readonly<Record<number, string>> = { 3: 'EACCES', 8: 'EROFS', 13: 'ENOSPC' };

const systemCode = (error: Error & { readonly code: unknown }): string =>
  ('errcode' in error && typeof error.errcode === 'number' ? errnoOf[error.errcode & 0xff] : undefined) ??
  String(error.code);

/** System errors by what to do about them; anything else comes back as it is. */
export function toStoreError(error: unknown, path: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error) || !('code' in error)) return error;
  const [code, words] = byErrno[systemCode(error)] ?? [
    'store.io',
    '读写失败，请检查磁盘 | Reading or writing failed: check the disk',
  ];
  return new StoreError(code, words, path, error);
}
