/** MHTML (RFC 2557, "single file web page", also saved as .doc): the page out of its MIME wrapping. */

const header =
  /^(?:\s*(?:MIME-Version|From|Subject|Date|Snapshot-Content-Location|Content-[\w-]+|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*)+/i;
/** Where the headers of the file must end. */
const headWithin = 16 * 1024;

export function isMhtml(head: string): boolean {
  return header.test(head) && /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(head);
}

/** Excel saves a workbook as a set of frames, a sheet in each, and one with the names of the sheets. */
const frameset = /<frameset[\s>]/i;
const sheetNames = /tabstrip/i;

export interface UnwrappedPage {
  readonly bytes: Uint8Array;
  /** The file ends before its parts do: `within` the page, or `behind` it. */
  readonly cut: 'within' | 'behind' | null;
}

/** The first HTML part, or those that it shows in frames, decoded; the bytes themselves where they are no MHTML. */
export function unwrapMhtml(bytes: Uint8Array): UnwrappedPage {
  // Unlike the Latin-1 of TextDecoder, that of Buffer gives every byte back as it was.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isMhtml(buffer.toString('latin1', 0, headWithin))) return { bytes, cut: null };
  const text = buffer.toString('latin1').replace(/\r\n?/g, '\n');
  const boundary = /boundary="?([^"\s;]+)"?/i.exec(text.slice(0, headWithin))?.[1];
  const parts = boundary === undefined ? [text.trimStart()] : text.split(`--${boundary}`);
  const read = parts.map(readPart);
  const pages = read.filter(({ head }) => /^Content-Type:\s*text\/html/im.test(head));
  const [first, ...others] = pages;
  if (first === undefined) return { bytes, cut: null };
  const isEnded = boundary === undefined || /^--(?:\s|$)/.test(parts.at(-1) ?? '');
  const cut = isEnded ? null : pages.includes(read.at(-1) ?? first) ? 'within' : 'behind';
  return { bytes: shownPage(first, others), cut };
}

function shownPage(first: Part, others: readonly Part[]): Buffer {
  const page = decodePart(first);
  if (!frameset.test(page.toString('latin1'))) return page;
  const framed = others.filter(({ head }) => !sheetNames.test(head)).map(decodePart);
  const sheets = framed.filter((one) => /<table[\s>]/i.test(one.toString('latin1')));
  return sheets.length === 0 ? page : Buffer.concat(sheets);
}

interface Part {
  readonly head: string;
  readonly body: string;
}

function readPart(text: string): Part {
  const part = text.replace(/^\n+/, '');
  const end = part.indexOf('\n\n');
  return end < 0 ? { head: '', body: part } : { head: part.slice(0, end), body: part.slice(end + 2) };
}

function decodePart({ head, body }: Part): Buffer {
  const coding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (coding === 'base64') return Buffer.from(body, 'base64');
  if (coding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const decoded = body
    .replace(/[ \t]*=[ \t]*\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}
