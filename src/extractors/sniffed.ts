import type { Carrier } from '../model/document.ts';

export type ReadableCarrier = Extract<Carrier, 'html' | 'docx' | 'pdf' | 'text'>;

/** What a document was found to be by its bytes. */
export interface Sniffed {
  readonly carrier: ReadableCarrier;
  readonly mediaType: string;
}
