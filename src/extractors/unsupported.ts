import type { DocumentFormat } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** `format`: of a kind that the record has a name for. */
export function unsupported(zh: string, en: string, format: DocumentFormat | null = null): PipelineError {
  return new PipelineError(
    'extract.unsupported-format',
    `文件是${zh}，尚不支持；请另存为 DOCX 或 PDF（文字版）后重试。The file is ${en}, which is not supported yet; save it as DOCX or as PDF with text.`,
    {},
    format,
  );
}

/** `name`: of an encoding of text. */
export const unsupportedEncoding = (name: string): PipelineError =>
  new PipelineError(
    'extract.unsupported-format',
    `文字的编码是 ${name}，不支持；请另存为 UTF-8 后重试。The text is encoded as ${name}, which is not supported; save it as UTF-8.`,
  );
