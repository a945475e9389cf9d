/** Bytes → an open document of pdfjs, or the reason why not. */
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PipelineError } from '../../model/pipeline-error.ts';
import { ASSETS } from './assets.ts';

/** No annual report has as many; budgets and yearbooks may have hundreds. */
export const MAX_PAGES = 2000;

/** Runs `read` on the document and closes it whatever happens. */
export async function withPdf<T>(bytes: Uint8Array, read: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  if (bytes.length === 0) throw new PipelineError('extract.empty', 'The file is empty. Fetch it again.');
  const task = getDocument({
    ...ASSETS,
    data: Uint8Array.from(bytes), // pdfjs takes what it is given for itself
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    enableXfa: false,
  });
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      throw toPipelineError(error);
    });
    if (pdf.numPages > MAX_PAGES) {
      throw new PipelineError(
        'extract.too-complex',
        `The file says it has ${pdf.numPages} pages; no report has more than ${MAX_PAGES}. Check that it is the report.`,
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
      'The PDF is encrypted and asks for a password. Save an open copy of it and use that.',
      { cause },
    );
  }
  if (/circular reference|too many|recursion/i.test(words)) {
    return new PipelineError('extract.too-complex', `The PDF refers to itself without end: ${words}`, { cause });
  }
  return new PipelineError(
    'extract.damaged',
    `The PDF is damaged or cut off: ${words} Fetch it again; if it stays so, open it in a viewer and save it anew.`,
    { cause },
  );
}
