/** How a document is read. */
export interface ReadingOptions {
  /** Without a second reading by another program, where there is one (DOCX): faster, and nothing shows that the first lost something. */
  readonly isSingle?: boolean;
}
