/** Where a browser goes on to by itself: `<meta http-equiv="refresh">`, or a script that only sets `location`. */

/** A page that only sends on is smaller, and holds no table. */
const MAX_STUB_BYTES = 32_768;

/** Whether a page may send a browser on by itself: looked at before it is parsed for that. */
export function mayMove(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_STUB_BYTES) return false;
  const markup = Buffer.from(bytes).toString('latin1');
  return /http-equiv\s*=\s*["']?\s*refresh|location/iu.test(markup) && !/<\/td>/iu.test(markup);
}

/** Longer than this a page is meant to be read first. */
const PROMPT_SECONDS = 10;

/** The address of `content`, as written; null if there is none, or the page is meant to be read. */
export function refreshMove(content: string, isStub: boolean): string | null {
  const [, delay = '', address = ''] =
    /^\s*(\d*)(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+?)["']?\s*$/iu.exec(content) ?? [];
  if (address === '') return null;
  return isStub || Number(delay) <= PROMPT_SECONDS ? address : null;
}

const assignment =
  /(?:^|[;{})\s])(?:(?:window|self|top|parent|document)\s*\.\s*)*location(?:\s*\.\s*href)?\s*=\s*(["'])([^"'\s]+)\1/gu;
const call = /\blocation\s*\.\s*(?:replace|assign)\s*\(\s*(["'])([^"'\s]+)\1/gu;

/** Of a page that shows nothing itself. A page of its own for telephones is passed over where another is named. */
export function scriptMove(scripts: readonly string[]): string | null {
  const found = scripts.flatMap((script) =>
    [...script.matchAll(assignment), ...script.matchAll(call)].map(([, , address = '']) => address),
  );
  const isForPhones = (address: string): boolean => /(?:^|\/\/|\/)(?:m|wap|mobile|3g)[./]/iu.test(address);
  return found.find((address) => !isForPhones(address)) ?? found[0] ?? null;
}
