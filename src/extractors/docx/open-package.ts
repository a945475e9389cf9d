/** The parts of a DOCX that are read, behind a gate on what they inflate to. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { inflateEntry } from '../zip/inflate-entry.ts';
import { readZipDirectory, type ZipEntry } from '../zip/zip-directory.ts';
import { childrenOf, parseXml, type XmlElement } from './xml-tree.ts';

export interface WordPackage {
  readonly body: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly core: XmlElement | null;
  readonly app: XmlElement | null;
  /** Targets of the main part's relationships that lead out of the file, by id. */
  readonly externalTargets: ReadonlyMap<string, string>;
}

const maxEntries = 10_000;
const maxInflatedBytes = 200 * 1024 * 1024;
/** The main part of the largest report seen is under 1 MB. */
const maxPartBytes = 48 * 1024 * 1024;

interface Relationship {
  readonly id: string;
  /** The last word of the type, alike in transitional and strict files. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export function openPackage(bytes: Uint8Array): WordPackage {
  const entries = gatedEntries(bytes);
  const read = (path: string): XmlElement | null => {
    const entry = entries.get(partKey(path));
    if (entry === undefined) return null;
    return parseXml(decodeBytes(inflateEntry(bytes, entry, maxPartBytes), 'markup').text, entry.name);
  };
  const main = mainPartPath(read('_rels/.rels'), entries);
  const document = read(main);
  const body = document?.children.find(({ name }) => name === 'w:body');
  if (body === undefined) {
    throw new PipelineError(
      'extract.damaged',
      'DOCX 缺少正文部件；请用 Word 或 WPS 打开后另存。The DOCX has no document body; open it in Word or WPS and save it again.',
    );
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relationships = readRelationships(read(`${folder}_rels/${main.slice(folder.length)}.rels`), folder);
  const related = (type: string): XmlElement | null =>
    read(relationships.find((one) => one.type === type)?.target ?? `${folder}${type}.xml`);
  return {
    body,
    styles: related('styles'),
    numbering: related('numbering'),
    core: readQuietly(read, 'docProps/core.xml'),
    app: readQuietly(read, 'docProps/app.xml'),
    externalTargets: new Map(relationships.filter(({ external }) => external).map(({ id, target }) => [id, target])),
  };
}

function gatedEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const entries = readZipDirectory(bytes, maxEntries);
  if (entries === null) {
    throw new PipelineError(
      'extract.damaged',
      'DOCX 不完整，缺少目录；请重新下载。The DOCX is cut off: its directory is missing; download it again.',
    );
  }
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

/** Names of parts are equal whatever their case and whether or not they are percent-encoded (ECMA-376 part 2, 6.2.2). */
function partKey(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

function mainPartPath(packageRelationships: XmlElement | null, entries: ReadonlyMap<string, ZipEntry>): string {
  const named = readRelationships(packageRelationships, '').find(({ type }) => type === 'officeDocument')?.target;
  return named !== undefined && entries.has(partKey(named)) ? named : 'word/document.xml';
}

function readRelationships(part: XmlElement | null, folder: string): readonly Relationship[] {
  return childrenOf(part ?? undefined, 'Relationship').map(({ attributes }) => {
    const target = attributes['Target'] ?? '';
    const external = attributes['TargetMode'] === 'External';
    const type = attributes['Type']?.split('/').at(-1) ?? '';
    return { id: attributes['Id'] ?? '', type, external, target: external ? target : partPath(folder, target) };
  });
}

function partPath(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split(/[/\\]/);
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** The properties are worth no failure: a broken part of them is as good as none. */
function readQuietly(read: (path: string) => XmlElement | null, path: string): XmlElement | null {
  try {
    return read(path);
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}
