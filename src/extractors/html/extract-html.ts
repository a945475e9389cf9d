/** HTML of any government site → Document: text blocks and grids in reading order. */
import type { Block, Document } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import { encodingNotes } from '../encoding/encoding-note.ts';
import { readPlainText } from '../text/read-plain-text.ts';
import { createCssPath } from './css-path.ts';
import { attachmentNote, heldNotes } from './held-notes.ts';
import { htmlPage } from './html-page.ts';
import { readLinks } from './links.ts';
import { readNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { readBlocks } from './read-blocks.ts';
import { tableProperties } from './table-properties.ts';

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function extractHtml(bytes: Uint8Array): Document {
  const { page, decoded, cut, hasAttachments, held } = htmlPage(bytes);
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
    notes: [
      ...encodingNotes(decoded),
      ...(page.isCutOff || cut !== null ? [cutOffNote] : []),
      ...unseenNotes(page),
      ...heldNotes(held),
      ...(hasAttachments ? [attachmentNote] : []),
    ],
  };
}

const cutOffNote: Note = {
  code: 'extraction.cut-off',
  message: {
    zh: '网页在中途中断，其后的内容没有读到，不作判断；请重新下载或保存完整的网页',
    en: 'The page breaks off before its end; what would have followed was not judged: download or save the whole page',
  },
  cells: [],
};

function unseenNotes({ unseenTables }: Page): readonly Note[] {
  return [...unseenTables].map((tag) => ({
    code: 'extraction.part-left-out',
    message: {
      zh: `网页把表格放在 <${tag}> 中，浏览器不显示，未读取；请提供显示出来的网页、DOCX 或 PDF`,
      en: `The page keeps tables in <${tag}>, which browsers do not show; they were not read: supply the page as it shows, DOCX or PDF`,
    },
    cells: [],
  }));
}

function readShownBlocks({ root, uniqueIds, around }: Page): readonly Block[] {
  const options = { pathOf: createCssPath(uniqueIds), readsPreformatted, around };
  const blocks = readBlocks(root, { ...options, keepsHiddenText: false });
  const grids = blocks.filter((block) => block.kind === 'grid');
  // Where only hidden tables were found, a script shows the article: its text belongs to it, the mark stays.
  const scripted = grids.length > 0 && grids.every(({ hidden }) => hidden);
  return scripted || blocks.length === 0 ? readBlocks(root, { ...options, keepsHiddenText: true }) : blocks;
}

function readsPreformatted(text: string, path: string): readonly Block[] {
  return readPlainText(text, () => path);
}
