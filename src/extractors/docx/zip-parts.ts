/** The parts of a Word file that is a zip, behind a gate on what they inflate to. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { inflateEntry } from '../zip/inflate-entry.ts';
import { salvageEntries } from '../zip/salvage-entries.ts';
import { readZipDirectory, type ZipEntry } from '../zip/zip-directory.ts';
import { closedXml } from './closed-xml.ts';
import { partKey, type PackageParts, type ShortPart } from './package-parts.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

const maxEntries = 10_000;
const maxInflatedBytes = 200 * 1024 * 1024;
/** The main part of the largest report seen is under 1 MB. */
const maxPartBytes = 48 * 1024 * 1024;

/** Errors: `extract.damaged`, `extract.too-large`; those of `inflateEntry` and `parseXml` where a part is read. */
export function zipParts(bytes: Uint8Array): PackageParts {
  const directory = readZipDirectory(bytes, maxEntries);
  const salvaged = directory ?? salvageEntries(bytes, maxEntries);
  const entries = gatedEntries(salvaged.filter(({ isShort }) => isShort !== true));
  const short = salvaged.find(({ isShort }) => isShort === true);
  const inflated = (path: string): Uint8Array | null => {
    const entry = entries.get(partKey(path));
    return entry === undefined ? null : inflateEntry(bytes, entry, maxPartBytes);
  };
  const textOf = (path: string): string | null => {
    const content = inflated(path);
    return content === null ? null : decodeBytes(content, 'markup').text;
  };
  const parsed = (path: string, keepsAllText: boolean): XmlElement | null => {
    const text = textOf(path);
    return text === null ? null : parseXml(text, path, keepsAllText);
  };
  return {
    has: (path) => entries.has(partKey(path)),
    read: (path) => parsed(path, false),
    readWhole: (path) => parsed(path, true),
    bytes: inflated,
    text: textOf,
    paths: [...entries.values()].map(({ name }) => name),
    cut: directory === null ? { readShort: (path) => readShort(bytes, short, path) } : null,
  };
}

function readShort(bytes: Uint8Array, short: ZipEntry | undefined, path: string): ShortPart | null {
  if (short === undefined || partKey(short.name) !== partKey(path)) return null;
  const closed = closedXml(inflateEntry(bytes, short, maxPartBytes));
  return closed === null
    ? null
    : { root: parseXml(closed.xml, path), isInTable: closed.open.some((name) => /^(?:\w+:)?tbl$/.test(name)) };
}

function gatedEntries(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const inflated = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (entries.length > maxEntries || inflated > maxInflatedBytes) {
    throw new PipelineError(
      'extract.too-large',
      `DOCX 展开后超过 ${maxInflatedBytes} 字节或 ${maxEntries} 个部件，未予读取；请另存为只含年度报告的文件。The DOCX inflates to more than ${maxInflatedBytes} bytes or ${maxEntries} parts; save the report alone.`,
    );
  }
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) {
    const known = byName.get(partKey(entry.name));
    if (known !== undefined && known.checksum !== entry.checksum) throw twoOfOneName(entry);
    byName.set(partKey(entry.name), entry);
  }
  return byName;
}

/** Readers differ in which of the two they show. */
function twoOfOneName({ name }: ZipEntry): PipelineError {
  return new PipelineError(
    'extract.damaged',
    `DOCX 含有两个内容不同的 ${name}；请用 Word 或 WPS 打开后另存。The DOCX holds two different parts named ${name}; open it in Word or WPS and save it again.`,
  );
}
