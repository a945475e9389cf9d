import type { DocumentFormat } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { unsupported } from './unsupported.ts';

interface ForeignFormat {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly format?: DocumentFormat;
}

/** Names of the streams that tell what an OLE2 compound file holds. */
const streams: readonly ForeignFormat[] = [
  {
    name: 'WordDocument',
    format: { carrier: 'doc', mediaType: 'application/msword' },
    zh: ' Word 97–2003 或 WPS 文档（.doc/.wps）',
    en: 'a Word 97–2003 or WPS document (.doc/.wps)',
  },
  { name: 'Workbook', zh: ' Excel 97–2003 工作簿（.xls）', en: 'an Excel 97–2003 workbook (.xls)' },
  {
    name: 'PowerPoint Document',
    zh: ' PowerPoint 97–2003 演示文稿（.ppt）',
    en: 'a PowerPoint 97–2003 presentation (.ppt)',
  },
];

/** Always throws: no compound file can be read yet. Errors: `extract.encrypted`, `extract.unsupported-format`. */
export function sniffCompound(bytes: Uint8Array): never {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) {
    throw new PipelineError(
      'extract.encrypted',
      '文档已加密；请去除密码后重试。The document is encrypted; remove its password.',
    );
  }
  const known = streams.find(({ name }) => holds(name));
  throw known === undefined
    ? unsupported(' OLE2 复合文件', 'an OLE2 compound file')
    : unsupported(known.zh, known.en, known.format);
}
