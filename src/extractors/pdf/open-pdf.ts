/** Bytes → an open document of pdfjs, or the reason why not. */
// Its other half, which it would else look for beside its own file.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PipelineError } from '../../model/pipeline-error.ts';
import { ASSETS } from './assets.ts';

/** No annual report has as many; budgets and yearbooks may have hundreds. */
const MAX_PAGES = 2000;

/** Runs `read` on the document and closes it whatever happens. */
export async function withPdf<T>(bytes: Uint8Array, read: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  if (bytes.length === 0)
    throw new PipelineError('extract.empty', '文件为空，请重新下载。The file is empty; download it again.');
  const task = getDocument({
    ...ASSETS,
    data: Uint8Array.from(bytes), // pdfjs takes what it is given for itself
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    fontExtraProperties: true, // their names
    enableXfa: false,
  });
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      throw toPipelineError(error);
    });
    if (pdf.numPages > MAX_PAGES) {
      throw new PipelineError(
        'extract.too-complex',
        `文件标称 ${pdf.numPages} 页，超过上限 ${MAX_PAGES} 页，请确认是否为年度报告。The file says it has ${pdf.numPages} pages; no report has more than ${MAX_PAGES}. Check that it is the report.`,
      );
    }
    return await read(pdf);
  } finally {
    await task.destroy().catch(() => undefined); // nothing is left to say once it can't be closed
  }
}

function toPipelineError(cause: unknown): PipelineError {
  const name = cause instanceof Error ? cause.name : '';
  const words = cause instanceof Error ? cause.message : String(cause);
  if (name === 'PasswordException') {
    return new PipelineError(
      'extract.encrypted',
      'PDF 已加密，需要密码；请另存为不加密的副本。The PDF is encrypted and asks for a password; save a copy of it without one.',
      { cause },
    );
  }
  if (/circular reference|too many|recursion/i.test(words)) {
    return new PipelineError(
      'extract.too-complex',
      `PDF 内部循环引用，无法读取，请在阅读器中打开后另存。The PDF refers to itself without end (${words}); open it in a viewer and save it anew.`,
      { cause },
    );
  }
  return new PipelineError(
    'extract.damaged',
    `PDF 已损坏或不完整，请重新下载；若仍如此，请在阅读器中打开后另存。The PDF is damaged or cut off (${words}). Download it again; if it stays so, open it in a viewer and save it anew.`,
    { cause },
  );
}
