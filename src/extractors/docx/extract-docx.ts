/** DOCX → Document: rewritten so that mammoth loses nothing, then read like any page. */
import mammoth from 'mammoth';
import type { Document } from '../../model/document.ts';
import { buildPage } from '../html/build-page.ts';
import { createCssPath } from '../html/css-path.ts';
import { readBlocks } from '../html/read-blocks.ts';

export async function extractDocx(bytes: Uint8Array): Promise<Document> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const page = buildPage(value, value.length);
  return {
    carrier: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    blocks: readBlocks(page.root, {
      pathOf: createCssPath(page.uniqueIds),
      readsPreformatted: () => [],
      keepsHiddenText: false,
    }),
    properties: {},
    links: [],
    pageCount: null,
    notes: [],
  };
}
