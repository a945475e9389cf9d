import type { DocumentFormat, ReadableCarrier } from '../model/document.ts';

/** What a document was found to be by its bytes. */
export interface Sniffed extends DocumentFormat {
  readonly carrier: ReadableCarrier;
}
