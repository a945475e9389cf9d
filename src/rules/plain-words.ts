/** Letters and digits alone, so that words can be compared whatever their spacing and punctuation. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('钩', '勾')
    .replaceAll('它', '他');

/** For showing: one line, single spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
