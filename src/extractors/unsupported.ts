import type { DocumentFormat } from '../model/document.ts';
import type { Message } from '../model/note.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** What to do about a file of another kind. */
export const remedies = {
  saveAs: { zh: '请另存为 DOCX 或 PDF（文字版）后重试', en: 'save it as DOCX or as PDF with text' },
  supplyText: {
    zh: '图片没有文字，请提供 Word 文件、网页或文字版 PDF',
    en: 'a picture has no text: supply a Word file, a web page or a PDF with text',
  },
  unpack: { zh: '请解压后读取其中的文件', en: 'unpack it and read the files in it' },
} satisfies Readonly<Record<string, Message>>;

/** `format`: of a kind that the record has a name for. */
export function unsupported(
  zh: string,
  en: string,
  format: DocumentFormat | null = null,
  remedy: Message = remedies.saveAs,
): PipelineError {
  return new PipelineError(
    'extract.unsupported-format',
    `文件是${zh}，尚不支持；${remedy.zh}。The file is ${en}, which is not supported yet; ${remedy.en}.`,
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
