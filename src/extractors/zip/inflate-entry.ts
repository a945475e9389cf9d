import { crc32, inflateRawSync } from 'node:zlib';
import { PipelineError } from '../../model/pipeline-error.ts';
import { inflateShort } from './salvage-entries.ts';
import type { ZipEntry } from './zip-directory.ts';

/** From this size on, a ratio that no written text reaches marks a bomb. */
const suspectBytes = 8 * 1024 * 1024;
const maxRatio = 300;

/**
 * An entry's content, never more than the directory states and `maxBytes` allows, and nothing but what was packed:
 * a digit that a transmission changed is seen by the checksum alone. Of a short entry as much as is there.
 * Errors: `extract.encrypted`, `extract.too-large`, `extract.damaged`, `extract.unsupported-format`.
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Uint8Array {
  if (entry.encrypted) {
    throw new PipelineError(
      'extract.encrypted',
      `压缩包内 ${entry.name} 已加密；请去除密码后重试。${entry.name} in the archive is encrypted; remove the password.`,
    );
  }
  const bomb = entry.sizeBytes > suspectBytes && entry.sizeBytes > entry.compressedBytes * maxRatio;
  if (entry.sizeBytes > maxBytes || bomb) throw tooLarge(entry);
  if (entry.isShort === true) return inflateShort(contentOf(bytes, entry), entry.method, maxBytes);
  const content = unpacked(contentOf(bytes, entry), entry);
  if (crc32(content) !== entry.checksum) throw damaged(entry);
  return content;
}

function unpacked(content: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return content;
  if (entry.method !== 8) {
    throw new PipelineError(
      'extract.unsupported-format',
      `压缩包内 ${entry.name} 的压缩方法 ${entry.method} 不受支持；请另存后重试。${entry.name} uses compression method ${entry.method}; save the document again.`,
    );
  }
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, entry.sizeBytes) });
  } catch (cause) {
    throw isTooLong(cause) ? tooLarge(entry) : damaged(entry, cause);
  }
}

function contentOf(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, compressedBytes } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged(entry);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + compressedBytes > bytes.length) throw damaged(entry);
  return bytes.subarray(start, start + compressedBytes);
}

function isTooLong(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge({ name }: ZipEntry): PipelineError {
  return new PipelineError(
    'extract.too-large',
    `压缩包内 ${name} 展开后过大，未予读取。${name} in the archive inflates to too much; it was not read.`,
  );
}

function damaged({ name }: ZipEntry, cause?: unknown): PipelineError {
  return new PipelineError(
    'extract.damaged',
    `压缩包内 ${name} 已损坏；请重新下载。${name} in the archive is damaged; download it again.`,
    { cause },
  );
}
