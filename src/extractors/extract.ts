/** Bytes of any carrier → Document. Each carrier's library is loaded only when a document asks for it. */
import type { Document, ReadableCarrier } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { ReadingOptions } from './reading-options.ts';
import { sniff } from './sniff.ts';

type Extractor = (bytes: Uint8Array, options: ReadingOptions) => Document | Promise<Document>;

const extractors: Readonly<Record<ReadableCarrier, () => Promise<Extractor>>> = {
  html: async () => (await import('./html/extract-html.ts')).extractHtml,
  docx: async () => (await import('./docx/extract-docx.ts')).extractDocx,
  pdf: async () => (await import('./pdf/extract-pdf.ts')).extractPdf,
  text: async () => (await import('./text/extract-marked-text.ts')).extractMarkedText,
};

/** Errors: those of `sniff` and of the carrier's extractor, all `extract.*`. */
export async function extract(bytes: Uint8Array, options: ReadingOptions = {}): Promise<Document> {
  const { carrier, mediaType } = sniff(bytes);
  const extractor = await (loaded[carrier] ??= extractors[carrier]());
  try {
    return { ...(await extractor(bytes, options)), mediaType };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    throw new PipelineError(error.code, error.message, { cause: error }, { carrier, mediaType });
  }
}

/** Asking the module loader again for each document would take it longer than sniffing the bytes. */
const loaded: Partial<Record<ReadableCarrier, Promise<Extractor>>> = {};
