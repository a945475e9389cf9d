/** NUL bytes that a disk or a transmission left in a page. */

const nul = /\u0000+/g;

/**
 * Browsers show nothing for them, and neither do we; beside a digit, and as all that an element holds, one may stand where
 * a digit was: it is made U+FFFD there, which leaves its cell in doubt.
 */
export function withoutNuls(markup: string): string {
  if (!markup.includes('\u0000')) return markup;
  return markup.replace(nul, (run, at: number) => {
    const [before = '', after = ''] = [markup[at - 1], markup[at + run.length]];
    return /\d/.test(before + after) || (before === '>' && after === '<') ? '\ufffd' : '';
  });
}
