/** What is measured on a document's bytes. Each loads its libraries when it is asked for, so that none pays for another. */
import type { ReadableCarrier } from '../src/model/document.ts';

export type Run = (bytes: Uint8Array) => unknown;

/** Whole way from bytes to the finished line, as in a parser child. */
async function nianbao(): Promise<Run> {
  const { processDocument } = await import('../src/pipeline.ts');
  const { renderRecords } = await import('../src/workers/render-records.ts');
  return async (bytes) => renderRecords(await processDocument(bytes, { uri: 'file:bench' }));
}

/** The same without normalizing and checking: where the time outside the parser goes. */
async function extractOnly(isSingle: boolean): Promise<Run> {
  const { extract } = await import('../src/extractors/extract.ts');
  return (bytes) => extract(bytes, { isSingle });
}

/** Decoding is not counted on this side: the encoding is found here once for each file. */
async function bareCheerio(): Promise<Run> {
  const { load } = await import('cheerio');
  const { decodeBytes } = await import('../src/extractors/encoding/decode-bytes.ts');
  const texts = new WeakMap<Uint8Array, string>();
  return (bytes) => {
    const text = texts.get(bytes) ?? decodeBytes(bytes, 'markup').text;
    texts.set(bytes, text);
    return load(text);
  };
}

async function bareMammoth(): Promise<Run> {
  const { default: mammoth } = await import('mammoth');
  return (bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
}

/** Text and operator list of each page: the least that tables can be found from. */
async function barePdfjs(): Promise<Run> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { ASSETS } = await import('../src/extractors/pdf/assets.ts');
  return async (bytes) => {
    const task = getDocument({
      ...ASSETS,
      data: Uint8Array.from(bytes),
      verbosity: VerbosityLevel.ERRORS,
      useSystemFonts: false,
    });
    const pdf = await task.promise;
    for (let pageNumber = 1; pageNumber <= pdf.numPages; pageNumber += 1) {
      const page = await pdf.getPage(pageNumber);
      await page.getTextContent();
      await page.getOperatorList();
      page.cleanup();
    }
    await task.destroy();
  };
}

export const subjects: Readonly<Record<string, () => Promise<Run>>> = {
  nianbao,
  'nianbao: extract only': () => extractOnly(false),
  'nianbao: extract only, read once': () => extractOnly(true),
  'cheerio.load': bareCheerio,
  'mammoth.convertToHtml': bareMammoth,
  'pdfjs text + operators': barePdfjs,
};

interface Line {
  /** The bare parser doing only its parse; null where there is no parser to speak of. */
  readonly floor: string | null;
  /** Ways of our own to read it, beside the whole way. */
  readonly own: readonly string[];
  /** Run by Python where it has them. */
  readonly peers: readonly string[];
}

const extracting = ['nianbao: extract only'];

export const lineUp: Readonly<Record<ReadableCarrier, Line>> = {
  html: { floor: 'cheerio.load', own: extracting, peers: [] },
  docx: {
    floor: 'mammoth.convertToHtml',
    own: [...extracting, 'nianbao: extract only, read once'],
    peers: ['python-docx'],
  },
  pdf: { floor: 'pdfjs text + operators', own: extracting, peers: ['pdfplumber', 'pdfminer'] },
  text: { floor: null, own: extracting, peers: [] },
};
