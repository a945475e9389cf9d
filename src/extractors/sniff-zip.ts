import type { DocumentFormat } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Sniffed } from './sniffed.ts';
import { remedies, unsupported } from './unsupported.ts';
import { inflateEntry } from './zip/inflate-entry.ts';
import { salvageEntries } from './zip/salvage-entries.ts';
import { readZipDirectory, type ZipEntry } from './zip/zip-directory.ts';

/** More than any office document has, so that a directory of millions isn't read through. */
const maxEntries = 10_000;
const maxTypesBytes = 4 * 1024 * 1024;

const wordTypes: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': '.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml': '.wordprocessingml.template',
};
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface ForeignFormat {
  readonly entry: RegExp;
  readonly zh: string;
  readonly en: string;
  readonly format?: DocumentFormat;
}

const others: readonly ForeignFormat[] = [
  {
    entry: /^OFD\.xml$/i,
    zh: ' OFD 版式文件',
    en: 'an OFD document',
    format: { carrier: 'ofd', mediaType: 'application/ofd' },
  },
  { entry: /^xl\/workbook\./, zh: ' Excel 工作簿', en: 'an Excel workbook' },
  { entry: /^ppt\//, zh: ' PowerPoint 演示文稿', en: 'a PowerPoint presentation' },
  { entry: /^content\.xml$/, zh: ' OpenDocument 文档', en: 'an OpenDocument file' },
  { entry: /^META-INF\/container\.xml$/, zh: ' EPUB 电子书', en: 'an EPUB book' },
];

/** Errors: `extract.damaged`, `extract.unsupported-format`, `extract.encrypted`, `extract.too-large`. */
export function sniffZip(bytes: Uint8Array): Sniffed {
  const directory = readZipDirectory(bytes, maxEntries);
  const entries = directory ?? salvageEntries(bytes, maxEntries);
  const mediaType = wordMediaType(bytes, entries);
  if (mediaType !== null) return { carrier: 'docx', mediaType };
  const other = others.find(({ entry }) => entries.some(({ name }) => entry.test(name)));
  if (other !== undefined) throw unsupported(other.zh, other.en, other.format);
  throw directory === null ? cutOff() : unsupported(' ZIP 压缩包', 'a zip archive', null, remedies.unpack);
}

const cutOff = (): PipelineError =>
  new PipelineError(
    'extract.damaged',
    '压缩格式文件（如 DOCX）不完整，缺少目录；请重新下载。The zip container (DOCX, …) is cut off: its directory is missing; download it again.',
  );

function wordMediaType(bytes: Uint8Array, entries: readonly ZipEntry[]): string | null {
  const types = entries.find(({ name }) => name.toLowerCase() === '[content_types].xml');
  if (types !== undefined) {
    const text = new TextDecoder().decode(inflateEntry(bytes, types, maxTypesBytes));
    const known = Object.keys(wordTypes).find((type) => text.includes(type));
    if (known !== undefined) return `application/vnd.openxmlformats-officedocument${wordTypes[known] ?? ''}`;
    const macros = /application\/vnd\.ms-word\.(document|template)\.macroEnabled/.exec(text)?.[0];
    if (macros !== undefined) return `${macros}.12`;
  }
  return entries.some(({ name }) => name.toLowerCase() === 'word/document.xml') ? docxType : null;
}
