/** A document's bytes as a page that people can look at: no script, style or address of the document is left in it. */
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { wordPage } from '../docx/word-page.ts';
import { createCssPath } from '../html/css-path.ts';
import { htmlPage } from '../html/html-page.ts';
import { sniff } from '../sniff.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import type { ReadableCarrier } from '../../model/document.ts';
import { unwrapped } from '../text/extract-marked-text.ts';
import { lineOfText, linesOfText } from '../text/lines-of-text.ts';
import { placeOfChunk } from '../docx/chunks.ts';
import { escaped, type ShownMarkup, shownMarkup, type Wanted } from './shown-markup.ts';

export interface ShownSource extends ShownMarkup {
  readonly carrier: ReadableCarrier;
}

/** Word files in Word files, and so on. */
const MOST_DEPTH = 3;

/**
 * `paths`: as in the evidence of figures; `data-at` in the markup is their index here. A PDF gives no markup: its pages are
 * drawn. Errors: those of `sniff` and of the carrier's extractor, all `extract.*`.
 */
export async function showSource(bytes: Uint8Array, paths: readonly string[]): Promise<ShownSource> {
  const wanted = new Map([...paths.entries()].map(([index, path]) => [path, index] as const));
  return showWithin(bytes, wanted, '', 0);
}

async function showWithin(bytes: Uint8Array, wanted: Wanted, prefix: string, depth: number): Promise<ShownSource> {
  const { carrier } = sniff(bytes);
  switch (carrier) {
    case 'html':
      return { carrier, ...showHtml(bytes, wanted, prefix) };
    case 'docx':
      return { carrier, ...(await showDocx(bytes, wanted, prefix, depth)) };
    case 'text':
      return { carrier, ...showText(bytes, wanted, prefix) };
    case 'pdf':
      return { carrier, markup: '', found: [] };
  }
}

function showHtml(bytes: Uint8Array, wanted: Wanted, prefix: string): ShownMarkup {
  const { page } = htmlPage(bytes);
  return shownMarkup(page.root, createCssPath(page.uniqueIds), wanted, prefix);
}

async function showDocx(bytes: Uint8Array, wanted: Wanted, prefix: string, depth: number): Promise<ShownMarkup> {
  const { page, pathOf, chunks } = await wordPage(bytes);
  const own = shownMarkup(page.root, pathOf, wanted, prefix);
  const found = [...own.found];
  let markup = own.markup;
  for (const [index, chunk] of chunks.entries()) {
    const shown = await shownChunk(chunk, wanted, `${prefix}chunk ${index + 1}: `, depth + 1);
    found.push(...shown.found);
    markup = markup.replace(placeOfChunk(index), () => shown.markup);
  }
  return { markup, found };
}

/** Nothing of one that isn't read either. */
async function shownChunk(
  chunk: Uint8Array | null,
  wanted: Wanted,
  prefix: string,
  depth: number,
): Promise<ShownMarkup> {
  try {
    if (chunk !== null && depth <= MOST_DEPTH) return await showWithin(chunk, wanted, prefix, depth);
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
  }
  return { markup: '', found: [] };
}

/** A line each, so that its number shows. */
function showText(bytes: Uint8Array, wanted: Wanted, prefix: string): ShownMarkup {
  const { isPage, bytes: held } = unwrapped(bytes);
  if (isPage) return showHtml(held, wanted, prefix);
  const found: number[] = [];
  const lines = linesOfText(decodeBytes(held, 'text').text).map((line, index) => {
    const at = wanted.get(prefix + lineOfText(index));
    if (at !== undefined) found.push(at);
    return `<div class="line"${at === undefined ? '' : ` data-at="${at}"`}>${escaped(line)}</div>`;
  });
  return { markup: `<div class="lines">${lines.join('')}</div>`, found };
}
