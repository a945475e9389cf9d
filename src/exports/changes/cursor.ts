/** How far a consumer has come, as a file or as a token that it keeps itself. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { ExportError } from '../export-error.ts';

const CURSOR = 'nianbao/cursor@1';
const TOKEN = 'nb1-';
const MAX_BYTES = 64 * 1024 * 1024;

const positions = z.record(z.string(), z.number().int().nonnegative()).readonly();

const cursorSchema = z
  .object({
    cursor: z.literal(CURSOR),
    /** By writer: the count of its last segment that was taken. */
    segments: positions,
    /** By file: bytes that were taken into account. */
    ledger: positions,
    /** What was asked for: another wish is another feed. */
    where: z.array(z.string()).readonly(),
  })
  .readonly();

export type Cursor = z.infer<typeof cursorSchema>;

export const makeCursor = (fields: Omit<Cursor, 'cursor'>): Cursor => ({ cursor: CURSOR, ...fields });

export const isToken = (text: string): boolean => text.startsWith(TOKEN);

export const tokenOf = (cursor: Cursor): string => TOKEN + deflateRawSync(JSON.stringify(cursor)).toString('base64url');

/** Throws `export.bad-cursor`. */
export function readToken(token: string): Cursor {
  try {
    const bytes = Buffer.from(token.slice(TOKEN.length), 'base64url');
    return parse(inflateRawSync(bytes, { maxOutputLength: MAX_BYTES }).toString());
  } catch (error) {
    throw badCursor(error);
  }
}

/** Throws `export.bad-cursor`. */
export function readCursor(text: string): Cursor {
  try {
    return parse(text);
  } catch (error) {
    throw badCursor(error);
  }
}

const parse = (text: string): Cursor => cursorSchema.parse(JSON.parse(text));

const badCursor = (cause: unknown): ExportError =>
  new ExportError(
    'export.bad-cursor',
    {
      zh: '游标无法识别：请使用上一次给出的游标；删除游标文件则从头开始',
      en: 'this is no cursor: use the one that the step before gave; without the cursor file the feed begins anew',
    },
    { cause },
  );
