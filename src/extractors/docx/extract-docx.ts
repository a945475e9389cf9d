/** DOCX → Document, straight from its WordprocessingML. */
import type { Document, Link, Properties } from '../../model/document.ts';
import type { ReadingOptions } from '../reading-options.ts';
import type { Note } from '../../model/note.ts';
import { mayFillCells } from './floating-numbers.ts';
import { unsupported } from '../unsupported.ts';
import { isDocumentLink } from '../html/links.ts';
import { withChunks } from './chunks.ts';
import { cutOffNote, withCutCell } from './cut-off-package.ts';
import { countLeftOut } from './read-run.ts';
import type { WordPackage } from './open-package.ts';
import type { BodyContext } from './read-body.ts';
import { noSecondReading, secondReading } from './second-reading.ts';
import { wordBlocks } from './word-blocks.ts';
import { readWordFile } from './word-file.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export const extractDocx = (bytes: Uint8Array, { isSingle = false }: ReadingOptions = {}): Promise<Document> =>
  extractWithin(bytes, isSingle, 0);

/** `depth`: of embedded documents around. */
async function extractWithin(bytes: Uint8Array, isSingle: boolean, depth: number): Promise<Document> {
  const { source, context, blocks, chunks } = readWordFile(bytes);
  const second = isSingle ? noSecondReading : await secondReading(source);
  const own = wordBlocks(blocks, mayFillCells(context.floatingNumbers), second);
  const {
    blocks: shown,
    notes,
    leftOutCount,
  } = await withChunks(own, chunks, depth, (chunk, inner) => extractWithin(chunk, isSingle, inner));
  countLeftOut('altChunk', context, leftOutCount);
  if (shown.length === 0 && context.leftOut.has('altChunk'))
    throw unsupported(
      ' DOCX，但正文是嵌入的外部文档（altChunk）',
      'a DOCX whose body is an embedded document (altChunk)',
    );
  return {
    carrier: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    blocks: source.cut?.isInTable === true ? withCutCell(shown) : shown,
    properties: readProperties(source),
    links: readLinks(source, context),
    pageCount: null,
    notes: [...(source.cut === null ? [] : [cutOffNote]), ...notes, ...leftOutNotes(context)],
  };
}

/** What the file says about itself, but for the names of people (creator, lastModifiedBy, Manager). */
function readProperties({ core, app }: WordPackage): Properties {
  const named: readonly (readonly [string, XmlElement | null, string])[] = [
    ['title', core, 'dc:title'],
    ['subject', core, 'dc:subject'],
    ['created', core, 'dcterms:created'],
    ['modified', core, 'dcterms:modified'],
    ['company', app, 'Company'],
    ['application', app, 'Application'],
  ];
  const found = named.map(([key, part, name]) => [key, childOf(part ?? undefined, name)?.text.trim() ?? ''] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

function readLinks({ externalTargets }: WordPackage, { hyperlinks }: BodyContext): readonly Link[] {
  const links = new Map<string, Link>();
  for (const { id, text } of hyperlinks) {
    const href = externalTargets.get(id);
    if (href !== undefined && isDocumentLink(href, text) && !links.has(href))
      links.set(href, { href, text: text.trim() });
  }
  return [...links.values()];
}

const leftOutNames = {
  altChunk: { zh: '嵌入的外部文档（altChunk）', en: 'embedded documents (altChunk)' },
  margin: { zh: '页眉或页脚中的表格', en: 'headers or footers with tables' },
  object: { zh: '嵌入对象（如 Excel 表格）', en: 'embedded objects (such as Excel sheets)' },
  row: { zh: '修订中标记为删除的表格行', en: 'table rows marked as deleted' },
  subDoc: { zh: '子文档', en: 'subdocuments' },
} as const;

function leftOutNotes({ leftOut }: BodyContext): readonly Note[] {
  return [...leftOut].map(([what, count]) => {
    const { zh, en } = leftOutNames[what];
    return {
      code: 'extraction.part-left-out',
      message: { zh: `未读取 ${count} 处${zh}`, en: `${count} ${en} were not read` },
      cells: [],
    };
  });
}
