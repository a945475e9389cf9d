/** The cells of a Word file as mammoth reads them, which knows nothing of how they are read here. */
import { unseenCharacters } from '../characters.ts';
import type { BodyBlock, BodyCell } from './body.ts';
import { takenAway } from './deleted-text.ts';
import type { WordPackage } from './open-package.ts';
import type { XmlElement } from './xml-tree.ts';

/** Their texts by their elements, as `folded`. Cells that mammoth has no way to read, or doesn't have, are missing. */
export type SecondReading = ReadonlyMap<XmlElement, string>;

export const noSecondReading: SecondReading = new Map();

/** mammoth keeps some kilobytes for each, so this many fit a child of 512 MB; a report has some 5,000. */
const maxElements = 40_000;
/** Attributes are compared with each other inside a tag, so long lists take quadratic time. */
const longTag = /<[^<>]{10000}/;

/** Errors: none; a file that mammoth can't read has no second reading. */
export async function secondReading({ elements, mainText }: WordPackage): Promise<SecondReading> {
  const xml = mainText();
  const cells = elements.filter(({ name }) => name === 'w:tc');
  if (xml === null || cells.length === 0 || elements.length > maxElements || longTag.test(xml.document))
    return noSecondReading;
  const marked = withMarks(xml.document);
  if (marked.count !== cells.length) return noSecondReading;
  const texts = await textsOf(marked.xml, xml.relationships);
  return new Map(
    cells.flatMap((cell, index) => {
      const text = texts.get(`${MARK}${index}`);
      return text === undefined || !isReadAlike(cell) ? [] : [[cell, folded(text)] as const];
    }),
  );
}

/** Name of the bookmark that each cell begins with. */
const MARK = 'nianbao-cell-';
const cellTag = /<((?:[^\s<>/!?:]+:)?)tc(?:\s[^<>]*[^/])?>/g;
const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function withMarks(document: string): { readonly xml: string; readonly count: number } {
  let count = 0;
  const xml = document.replace(cellTag, (tag, prefix: string) => {
    const [own, declared] = prefix === '' ? ['m:', ` xmlns:m="${namespace}"`] : [prefix, ''];
    return `${tag}<${own}bookmarkStart${declared} ${own}name="${MARK}${count++}"/>`;
  });
  return { xml, count };
}

/** What mammoth makes of a document, as far as it matters here. */
interface Part {
  readonly type: string;
  readonly value?: string;
  readonly name?: string;
  readonly children?: readonly Part[];
}

/** By the names of their bookmarks. mammoth is given the main part and what it leads to, and writes no page. */
async function textsOf(document: string, relationships: string | null): Promise<ReadonlyMap<string, string>> {
  const parts = new Map([['word/document.xml', document]]);
  if (relationships !== null) parts.set('word/_rels/document.xml.rels', relationships);
  const file = { exists: (name: string) => parts.has(name), read: (name: string) => Promise.resolve(parts.get(name)) };
  const texts = new Map<string, string>();
  const transformDocument = (whole: Part): Part => {
    noteCells(whole, texts);
    return { ...whole, children: [] };
  };
  // Loaded when it is asked for: a single reading needs none of it.
  const { default: mammoth } = await import('mammoth');
  try {
    const input = { arrayBuffer: new ArrayBuffer(0), file } as object as { arrayBuffer: ArrayBuffer };
    // Its map of styles is for the page that it doesn't write.
    await mammoth.convertToHtml(input, { transformDocument, includeDefaultStyleMap: false });
  } catch {
    return new Map();
  }
  return texts;
}

function noteCells({ type, children = [] }: Part, texts: Map<string, string>): void {
  const mark = type === 'tableCell' ? children.find((child) => child.type === 'bookmarkStart')?.name : undefined;
  if (mark !== undefined) texts.set(mark, children.map(textOf).join(''));
  for (const child of children) noteCells(child, texts);
}

const textOf = ({ type, value = '', children = [] }: Part): string =>
  type === 'text' ? value : children.map(textOf).join('');

/** What mammoth reads as is done here: in a cell with anything else it has no say. */
const alike =
  /^w:(?:tc|tbl|tr|p|r|t|tab|br|ins|del|moveTo|moveFrom|move\w+Range(?:Start|End)|hyperlink|smartTag|sdt|sdtContent|customXml|fldChar|instrText|noBreakHyphen|softHyphen|bookmark(?:Start|End)|proofErr|comment\w+|perm(?:Start|End)|lastRenderedPageBreak|tblGrid|\w+Pr)$/;

function isReadAlike({ name, children }: XmlElement): boolean {
  if (name === 'w:sdtPr') return !children.some((child) => child.name === 'w14:checkbox');
  return alike.test(name) && (takenAway.test(name) || name.endsWith('Pr') || children.every(isReadAlike));
}

/** Whether mammoth shows other text than the file was found to hold in the cell. */
export function isReadOtherwise({ sources, blocks }: BodyCell, second: SecondReading): boolean {
  const texts = sources.map((source) => second.get(source));
  if (texts.length === 0 || texts.includes(undefined)) return false;
  const [ours, theirs] = [folded(saidIn(blocks)), texts.join('')];
  return ours !== theirs && digit.test(ours + theirs);
}

const digit = /\p{Nd}/u;

const saidIn = (blocks: readonly BodyBlock[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.pieces.map(({ said }) => said).join('')
        : block.rows
            .flatMap(({ cells }) => cells)
            .map((cell) => (cell.merge === 'continue' ? '' : saidIn(cell.blocks)))
            .join(''),
    )
    .join('');

/** Without white space and what shows nothing. */
const folded = (text: string): string =>
  text
    .replace(/[\s\u0085]+/g, '')
    .replace(unseenCharacters, '')
    .replaceAll('\u2011', '-');
