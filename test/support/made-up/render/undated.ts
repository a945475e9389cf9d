/** A PDF without the time of its making: dates and file identifiers are overwritten in place, so that no offset moves. */
import { Buffer } from 'node:buffer';

const date = '20260101000000';

export function undated(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const fixed = text
    .replaceAll(/(\/(?:CreationDate|ModDate)\s*\(D:)\d{14}/g, `$1${date}`)
    .replaceAll(/\/ID\s*\[[^\]]*\]/g, (id) => id.replaceAll(/[0-9A-Fa-f]{32}/g, '0'.repeat(32)))
    .replaceAll(/(\/DocChecksum \/)[0-9A-F]{32}/g, (_, key: string) => key + '0'.repeat(32));
  return new Uint8Array(Buffer.from(fixed, 'latin1'));
}
