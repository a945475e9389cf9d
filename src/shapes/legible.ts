/** Whether a text can be read as Chinese: what a font without its characters, or a wrong encoding, leaves between them. */

/** What nobody writes behind 汉字: letters and marks of Latin-1, control characters, and what stands for a character unknown. */
const STRANGE =
  /(?<=\p{Script=Han}[、。，；：]?\s?)[\u0080-\u009f\u00a1-\u00a6\u00a8\u00aa\u00ac-\u00af\u00b4\u00b8\u00bf-\u00d6\u00d8-\u00f6\u00f8-\u00ff\ufffd]/gu;

/** Of these alone it is one: most texts have none. */
const MAY_BE_STRANGE = /[\u0080-\u00ff\ufffd]/;

/** Fewer are slips, or were meant. */
const FEWEST = 5;

/** Some of the words aren't what a reader sees: what they seem to say, or to lack, is no fault of the publisher. */
export function isGarbled(texts: Iterable<string>): boolean {
  let found = 0;
  for (const text of texts) {
    if (MAY_BE_STRANGE.test(text)) found += text.match(STRANGE)?.length ?? 0;
    if (found >= FEWEST) return true;
  }
  return false;
}
