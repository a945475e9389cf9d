/** PDF with a text layer → text blocks and tables in reading order. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { knownTables } from '../../forms/known-tables.ts';
import { layOutDocument } from '../../geometry/lay-out-document.ts';
import { saysMoreFollows } from '../../geometry/pages/page-numbers.ts';
import type { Document, Properties } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import { hasUnseen } from './beyond-edge.ts';
import type { Side } from './cut-sides.ts';
import { FontLedger } from './fonts/font-ledger.ts';
import { withPdf } from './open-pdf.ts';
import { cutOffFile, pagesConcerned, withCutOff } from './cut-off-file.ts';
import type { PageOfFile } from './cut-off-file.ts';
import {
  beyondEdgeNote,
  coveredNote,
  cutOffFileNote,
  cutOffNote,
  leaningNote,
  noTextNote,
  pagesLeftOutNote,
  recognisedNote,
} from './notes.ts';
import { MAX_OPERATORS, readPage } from './read-page.ts';
import type { PdfPage } from './read-page.ts';

/**
 * Errors: `extract.empty`, `extract.encrypted`, `extract.damaged`, `extract.too-complex`. A page that fails alone is left
 * out with a note; if every page fails, the file is damaged.
 */
export async function extractPdf(bytes: Uint8Array): Promise<Document> {
  return withPdf(bytes, async (pdf) => {
    const ledger = new FontLedger(bytes);
    const once = await readPages(pdf, ledger);
    const { pages, failed } = ledger.isOutdated ? await readPages(pdf, ledger) : once;
    const cutOff = cutOffFile(bytes);
    const marks = pages.map((page) => page.marks);
    const blocks = layOutDocument(marks, knownTables);
    const concerned = cutOff === null ? new Set<number>() : pagesConcerned(cutOff, bytes, pages.map(placeOf));
    return {
      carrier: 'pdf',
      mediaType: 'application/pdf',
      blocks: concerned.size === 0 ? blocks : withCutOff(blocks, concerned),
      properties: await readProperties(pdf),
      links: pages.flatMap(({ links }) => links),
      pageCount: pdf.numPages,
      ...(saysMoreFollows(marks) && { goesOn: true }),
      notes: [...notesOn(pages, failed), ...(cutOff === null ? [] : [cutOffFileNote])],
    };
  });
}

const placeOf = ({ marks, object }: PdfPage): PageOfFile => ({ pageNumber: marks.pageNumber, object });

interface Pages {
  readonly pages: readonly PdfPage[];
  readonly failed: readonly number[];
}

async function readPages(pdf: PDFDocumentProxy, ledger: FontLedger): Promise<Pages> {
  const content = await pdf.getOptionalContentConfig();
  const pages: PdfPage[] = [];
  const failed: number[] = [];
  let operators = 0;
  let cause: unknown = null;
  for (let pageNumber = 1; pageNumber <= pdf.numPages; pageNumber += 1) {
    try {
      const page = await pdf.getPage(pageNumber);
      const read = await readPage(page, content, ledger);
      page.cleanup();
      pages.push(read);
      operators += read.operatorCount;
    } catch (error) {
      if (error instanceof PipelineError) throw error;
      failed.push(pageNumber);
      cause = error;
    }
    if (operators > MAX_OPERATORS) throw tooComplex(pageNumber, operators);
  }
  if (pages.length === 0) throw damaged(cause);
  return { pages, failed };
}

function tooComplex(pageNumber: number, operators: number): PipelineError {
  return new PipelineError(
    'extract.too-complex',
    `前 ${pageNumber} 页含 ${operators} 个绘图指令，上限 ${MAX_OPERATORS}，请去除图形后重试。The first ${pageNumber} pages have ${operators} drawing operators; the limit is ${MAX_OPERATORS}. Take out the drawings.`,
  );
}

function damaged(cause: unknown): PipelineError {
  const words = cause instanceof Error ? cause.message : 'it has no pages';
  return new PipelineError(
    'extract.damaged',
    `PDF 没有可读的页，请重新下载；若仍如此，请在阅读器中打开后另存。No page of the PDF can be read (${words}). Download it again; if it stays so, open it in a viewer and save it anew.`,
    { cause },
  );
}

async function readProperties(pdf: PDFDocumentProxy): Promise<Properties> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const wanted = new Set(['Title', 'Producer', 'CreationDate']);
  return Object.fromEntries(
    Object.entries(info).flatMap(([key, value]: [string, unknown]) =>
      wanted.has(key) && typeof value === 'string' && value.trim() !== '' ? [[key.toLowerCase(), value.trim()]] : [],
    ),
  );
}

function notesOn(pages: readonly PdfPage[], failed: readonly number[]): Note[] {
  const numbersOf = (wanted: (page: PdfPage) => boolean): number[] =>
    pages.filter(wanted).map(({ marks }) => marks.pageNumber);
  const silent = numbersOf(({ marks, seen }) => seen.hasImage && marks.glyphs.every(({ text }) => text.trim() === ''));
  const recognised = numbersOf(({ seen }) => seen.isRecognised);
  const covering = numbersOf(({ seen }) => seen.hidesText);
  const leaning = numbersOf(({ isLeaning }) => isLeaning);
  const cutOff = pages.filter((_, index) => isCutOff(pages, index)).map(({ marks }) => marks.pageNumber);
  const beyond = beyondEdges(pages).filter((pageNumber) => !cutOff.includes(pageNumber));
  return [
    ...(silent.length > 0 ? [noTextNote(silent)] : []),
    ...(recognised.length > 0 ? [recognisedNote(recognised)] : []),
    ...(covering.length > 0 ? [coveredNote(covering)] : []),
    ...(leaning.length > 0 ? [leaningNote(leaning)] : []),
    ...(cutOff.length > 0 ? [cutOffNote(cutOff)] : []),
    ...(beyond.length > 0 ? [beyondEdgeNote(beyond)] : []),
    ...(failed.length > 0 ? [pagesLeftOutNote(failed)] : []),
  ];
}

/** Pages with text beyond their edge that no page shows. */
function beyondEdges(pages: readonly PdfPage[]): readonly number[] {
  const suspects = pages.filter(({ beyond }) => beyond.length > 0);
  if (suspects.length === 0) return [];
  const texts = pages.map(({ marks }) => marks.glyphs.map(({ text }) => text).join(''));
  return suspects.filter(({ beyond }) => hasUnseen(beyond, texts)).map(({ marks }) => marks.pageNumber);
}

/** A table runs off a page, and does not come in again at the top of the next, as it does in prints without margins. */
function isCutOff(pages: readonly PdfPage[], index: number): boolean {
  const sidesOf = (at: number): readonly Side[] => pages[at]?.seen.cutSides ?? [];
  return sidesOf(index).some((side) => {
    if (side === 'bottom') return !sidesOf(index + 1).includes('top');
    return side !== 'top' || !sidesOf(index - 1).includes('bottom');
  });
}
