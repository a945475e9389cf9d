/** Bytes written as others for a transport that takes only letters: quoted-printable (`=E6=94=BF`) and URLs (`%E6%94%BF`). */

/** So many letters in a row are no accident, and such rows come again and again. */
const QUOTED = /(?:=[\dA-F]{2}(?:=\r?\n)?){6}/gu;
const PERCENT = /(?:%[\dA-F]{2}){6}/giu;
const LEAST_RUNS = 20;
const searched = 64 * 1024;

/** `text`: that of its bytes, all of which are ASCII. */
export const isEncoded = (text: string): boolean => isQuotedPrintable(text) || isPercentEncoded(text);

const isQuotedPrintable = (text: string): boolean => isFullOf(text, QUOTED);
/** The markup of a page that holds such addresses has blanks and brackets. */
const isPercentEncoded = (text: string): boolean =>
  isFullOf(text, PERCENT) && !/[<>\s]\S/u.test(text.slice(0, searched));

function isFullOf(text: string, run: RegExp): boolean {
  const head = text.slice(0, searched);
  return !/[^\u0000-\u007f]/u.test(head) && (head.match(run)?.length ?? 0) >= LEAST_RUNS;
}

/** The bytes of markup that is quoted-printable without a word of it, else those given. */
export function decodedTransfer(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, searched)).toString('latin1');
  if (!isQuotedPrintable(head) || /^Content-Transfer-Encoding:/imu.test(head)) return bytes;
  return quotedPrintableBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

export const decodedBytes = (text: string): Uint8Array =>
  isQuotedPrintable(text)
    ? quotedPrintableBytes(text)
    : bytesOf(text.replaceAll('+', ' ').replace(/%([\dA-F]{2})/giu, byteOf));

/** RFC 2045; what is no escape stays as it is. */
export const quotedPrintableBytes = (text: string): Buffer =>
  bytesOf(text.replace(/=[ \t]*\r?\n/gu, '').replace(/=([\dA-F]{2})/giu, byteOf));

const byteOf = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
