import type { Carrier, DocumentFormat } from '../model/document.ts';

export type ReadableCarrier = Extract<Carrier, 'html' | 'docx' | 'pdf' | 'text'>;

/** What a document was found to be by its bytes. */
export interface Sniffed extends DocumentFormat {
  readonly carrier: ReadableCarrier;
}
