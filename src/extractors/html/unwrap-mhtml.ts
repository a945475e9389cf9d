/** MHTML (RFC 2557, "single file web page", also saved as .doc) and mails (RFC 5322): the page out of its MIME wrapping. */
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { quotedPrintableBytes } from '../encoding/transfer-encoding.ts';
import { type LinkedSheets, noSheets, sheetsByAddress } from './linked-sheets.ts';

/** What a file begins with: fields, each with the lines that go on with it. Mailboxes begin with a line of their own. */
const header = /^\s*(?:From [^\n]*\n)?(?:(?!https?:)[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+/i;
/** Where the headers of the file must end. */
const headWithin = 16 * 1024;

export function isMhtml(head: string): boolean {
  const [fields = ''] = header.exec(head.replace(/\r\n?/g, '\n')) ?? [];
  if (/^Content-Type:\s*(?:multipart\/|text\/html)/im.test(fields)) return true;
  return /^MIME-Version:/im.test(fields) && /^Content-Type:\s*text\/plain/im.test(fields);
}

/** Excel saves a workbook as a set of frames, a sheet in each, and one with the names of the sheets. */
const frameset = /<frameset[\s>]/i;
const sheetNames = /tabstrip/i;

export interface UnwrappedPage {
  readonly bytes: Uint8Array;
  /** The file ends before its parts do: `within` the page, or `behind` it. */
  readonly cut: 'within' | 'behind' | null;
  /** Documents go with it that are not read. */
  readonly hasAttachments: boolean;
  /** Browsers that save a page keep its style sheets in parts of their own, those too that stood in it. */
  readonly sheets: LinkedSheets;
}

/** The first HTML part, or those that it shows in frames, decoded; else the first text; the bytes themselves where they are no MIME. */
export function unwrapMhtml(bytes: Uint8Array): UnwrappedPage {
  // Unlike the Latin-1 of TextDecoder, that of Buffer gives every byte back as it was.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bare: UnwrappedPage = { bytes, cut: null, hasAttachments: false, sheets: noSheets };
  if (!isMhtml(buffer.toString('latin1', 0, headWithin))) return bare;
  const whole = readPart(buffer.toString('latin1').replace(/\r\n?/g, '\n'));
  const outer = partsOf(whole);
  const read = (outer ?? [whole]).flatMap((part) => leavesOf(part, 0));
  const isEnded = outer === null || /^--(?:\s|$)/.test(outer.at(-1)?.body ?? '');
  return pageOf(read, isEnded) ?? textOf(read, isEnded) ?? bare;
}

function pageOf(parts: readonly Part[], isEnded: boolean): UnwrappedPage | null {
  const pages = parts.filter(({ head }) => /^Content-Type:\s*text\/html/im.test(head));
  const first = pages.find(isMailWithTable) ?? pages[0];
  if (first === undefined) return null;
  const others = pages.filter((page) => page !== first);
  const shown = shownPages(first, others);
  const where = pages.includes(parts.at(-1) ?? first) ? 'within' : 'behind';
  return {
    bytes: Buffer.concat(shown.map(decodePart)),
    cut: isEnded ? null : where,
    hasAttachments: parts.some(isDocument),
    sheets: sheetsOf(parts, shown[0] ?? first),
  };
}

/** Words that go before a mail which is passed on are none. Parts of a saved page say where they were. */
const isMailWithTable = (part: Part): boolean =>
  fieldOf(part, 'Content-Location') === null && /<table[\s>]/i.test(decodePart(part).toString('latin1'));

function sheetsOf(parts: readonly Part[], page: Part): LinkedSheets {
  const sheets = parts
    .filter(({ head }) => /^Content-Type:\s*text\/css/im.test(head))
    .map((part) => ({
      bytes: decodePart(part),
      location: fieldOf(part, 'Content-Location'),
      id: fieldOf(part, 'Content-ID')?.replace(/^<|>$/g, '') ?? null,
    }));
  return sheetsByAddress(sheets, fieldOf(page, 'Content-Location') ?? '');
}

/** An address, which may go on in further lines. */
function fieldOf({ head }: Part, name: string): string | null {
  const value = new RegExp(`^${name}:([^\\n]*(?:\\n[ \\t][^\\n]*)*)`, 'im').exec(head)?.[1]?.replace(/\s+/g, '');
  return value === undefined || value === '' ? null : value;
}

function textOf(parts: readonly Part[], isEnded: boolean): UnwrappedPage | null {
  const text = parts.find(({ head }) => /^Content-Type:\s*text\/plain/im.test(head));
  const hasAttachments = parts.some(isDocument);
  if (text === undefined && !hasAttachments) return null;
  return { bytes: textPage(text), cut: isEnded ? null : 'within', hasAttachments, sheets: noSheets };
}

const FORWARDED = /^Content-Type:\s*message\/(?:rfc822|global)/im;

/** Mails in mails, and so on. */
const MOST_DEPTH = 5;

function leavesOf(part: Part, depth: number): readonly Part[] {
  const inner = depth < MOST_DEPTH ? partsOf(part) : null;
  return inner === null ? [part] : inner.flatMap((one) => leavesOf(one, depth + 1));
}

/** Null where it has none. The last one holds what ends them. A mail that was forwarded as it was is one. */
function partsOf({ head, body }: Part): readonly Part[] | null {
  if (FORWARDED.test(head)) return [readPart(body)];
  const boundary = /boundary="?([^"\s;]+)"?/i.exec(head)?.[1];
  return boundary === undefined ? null : body.split(`--${boundary}`).map(readPart);
}

const isDocument = ({ head }: Part): boolean =>
  /\bname\*?(?:\d\*?)?=[^\n]*\.(?:docx?|pdf|wps|ofd|xlsx?|zip|rar)\b/i.test(head) ||
  /^Content-Type:\s*application\/(?:pdf|msword|vnd\.)/im.test(head);

/** Text as a page shows it that keeps its lines. */
function textPage(part: Part | undefined): Buffer {
  const text = part === undefined ? '' : decodeBytes(decodePart(part), 'text').text;
  return Buffer.from(`<meta charset="utf-8"><pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`);
}

function shownPages(first: Part, others: readonly Part[]): readonly Part[] {
  if (!frameset.test(decodePart(first).toString('latin1'))) return [first];
  const framed = others.filter(({ head }) => !sheetNames.test(head));
  const sheets = framed.filter((one) => /<table[\s>]/i.test(decodePart(one).toString('latin1')));
  return sheets.length === 0 ? [first] : sheets;
}

interface Part {
  readonly head: string;
  readonly body: string;
}

function readPart(text: string): Part {
  const part = text.replace(/^\n+/, '').replace(/^From [^\n]*\n/, '');
  const end = part.indexOf('\n\n');
  return end < 0 ? { head: '', body: part } : { head: part.slice(0, end), body: part.slice(end + 2) };
}

function decodePart({ head, body }: Part): Buffer {
  const coding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (coding === 'base64') return Buffer.from(body, 'base64');
  return coding === 'quoted-printable' ? quotedPrintableBytes(body) : Buffer.from(body, 'latin1');
}
