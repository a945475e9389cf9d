/** Plain text → Document. Text whose cells are glued together holds no grid: which digits belong together isn't guessed. */
import type { Document } from '../../model/document.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { encodingNotes } from '../encoding/encoding-note.ts';
import { lineOfText } from './lines-of-text.ts';
import { readLaidOutText } from './read-laid-out-text.ts';
import { readPlainText } from './read-plain-text.ts';

export const maxTextBytes = 16 * 1024 * 1024;

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function extractText(bytes: Uint8Array): Document {
  if (bytes.length > maxTextBytes) {
    throw new PipelineError(
      'extract.too-large',
      `文本超过 ${maxTextBytes} 字节，未予读取。The text exceeds ${maxTextBytes} bytes; save the report alone.`,
    );
  }
  const decoded = decodeBytes(bytes, 'text');
  return {
    carrier: 'text',
    mediaType: 'text/plain',
    blocks: readPlainText(decoded.text, lineOfText),
    properties: {},
    links: [],
    pageCount: null,
    ...openEnd(decoded.text),
    notes: encodingNotes(decoded),
    ...laidOut(decoded.text),
  };
}

function laidOut(text: string): Pick<Document, 'laidOut'> {
  const blocks = readLaidOutText(text, lineOfText);
  return blocks === null ? {} : { laidOut: blocks };
}

function openEnd(text: string): Pick<Document, 'openEnd'> {
  // A tab begins a cell.
  if (text === '' || /[\r\n\f\u2029\u0085][^\S\t]*$/u.test(text.slice(-200))) return {};
  return { openEnd: /\p{Nd}[.．,，]?$/u.test(text.slice(-8)) ? 'number' : 'words' };
}
