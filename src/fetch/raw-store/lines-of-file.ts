/** Lines of an append-only file as bytes have them: only a line feed ends one, whatever signs its text holds. */
import { open } from 'node:fs/promises';
import { toStoreError } from './store-error.ts';

export interface FileLine {
  /** Without the line feed. */
  readonly text: string;
  /** Bytes from the file's start to the line, and behind its line feed. */
  readonly from: number;
  readonly to: number;
  /** False for what follows the last line feed: it is being written, or was torn off. */
  readonly isWhole: boolean;
}

/** From a byte on. Errors: `store.*`. */
export async function* linesOfFile(path: string, from = 0): AsyncGenerator<FileLine, undefined> {
  try {
    const handle = await open(path);
    let position = from;
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of handle.createReadStream({ start: from })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('text where bytes are read');
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        const line = { text: bytes.toString('utf8', start, end), from: position, to: position + end - start + 1 };
        yield { ...line, isWhole: true };
        position = line.to;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield { text: rest.toString(), from: position, to: position + rest.length, isWhole: false };
  } catch (error) {
    throw toStoreError(error, path);
  }
}

/** Whether a sealed line stands at the end with another byte in the place of its line feed: it was whole once. */
export const lostLineFeed = ({ text, isWhole }: FileLine, isSealed: (text: string) => boolean): boolean =>
  !isWhole && isSealed(text.slice(0, -1));
