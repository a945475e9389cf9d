/** XML that breaks off, as far as its last whole tag, with an end tag for each element that is open there. */
import { decodeBytes } from '../encoding/decode-bytes.ts';

export interface ClosedXml {
  readonly xml: string;
  /** Names of the elements that were open, the outermost first, as written. */
  readonly open: readonly string[];
}

const GREATER = 0x3e;

/** Null where it breaks off before its first element. */
export function closedXml(bytes: Uint8Array): ClosedXml | null {
  // What follows the last tag is a piece of a text, or of a tag.
  const text = decodeBytes(bytes.subarray(0, bytes.lastIndexOf(GREATER) + 1), 'markup').text;
  const open: string[] = [];
  let [end, count] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', end)) {
    const closing = endOf(text, at);
    const closed = text.indexOf(closing, at + 1);
    if (closed < 0) break;
    end = closed + closing.length;
    const tag = text.slice(at, end);
    const name = /^<\/?([^\s/>?!]+)/.exec(tag)?.[1];
    if (name === undefined) continue;
    count += 1;
    if (tag.startsWith('</')) open.pop();
    else if (!tag.endsWith('/>')) open.push(name);
  }
  if (count === 0) return null;
  const endTags = open.toReversed().map((name) => `</${name}>`);
  return { xml: text.slice(0, end) + endTags.join(''), open };
}

const endOf = (text: string, at: number): string =>
  text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
