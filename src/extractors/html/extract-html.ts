/** HTML of any government site → Document: text blocks and grids in reading order. */
import type { Block, Document } from '../../model/document.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { encodingNotes } from '../encoding/encoding-note.ts';
import { readPlainText } from '../text/read-plain-text.ts';
import { buildPage } from './build-page.ts';
import { createCssPath } from './css-path.ts';
import { readLinks } from './links.ts';
import { readNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { readBlocks } from './read-blocks.ts';
import { tableProperties } from './table-properties.ts';
import { unwrapMhtml } from './unwrap-mhtml.ts';

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function extractHtml(bytes: Uint8Array): Document {
  const markup = unwrapMhtml(bytes);
  const decoded = decodeBytes(markup, 'markup');
  const page = buildPage(decoded.text, markup.length);
  const blocks = readShownBlocks(page);
  const links = readLinks(page.linking);
  return {
    carrier: 'html',
    mediaType: 'text/html',
    blocks,
    properties: { ...tableProperties(blocks), ...page.properties },
    links,
    navigation: readNavigation(page.linking, new Set(links.map(({ href }) => href)), decoded.text),
    pageCount: null,
    notes: encodingNotes(decoded),
  };
}

function readShownBlocks({ root, uniqueIds }: Page): readonly Block[] {
  const options = { pathOf: createCssPath(uniqueIds), readsPreformatted, joinsRowTables: true };
  const blocks = readBlocks(root, { ...options, keepsHiddenText: false });
  const grids = blocks.filter((block) => block.kind === 'grid');
  // Where only hidden tables were found, a script shows the article: its text belongs to it, the mark stays.
  const scripted = grids.length > 0 && grids.every(({ hidden }) => hidden);
  return scripted || blocks.length === 0 ? readBlocks(root, { ...options, keepsHiddenText: true }) : blocks;
}

function readsPreformatted(text: string, path: string): readonly Block[] {
  return readPlainText(text, () => path);
}
