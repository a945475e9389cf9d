/** Word files that break off before their end: what is read of them may not be what the whole file shows. */
import type { Block } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import type { WordPackage } from './open-package.ts';
import { childOf, valueOf, type XmlElement } from './xml-tree.ts';

export const cutOffNote: Note = {
  code: 'extraction.cut-off',
  message: {
    zh: 'DOCX 文件在中途中断，其后的内容没有读到，不作判断；请重新下载完整的文件',
    en: 'The DOCX breaks off before its end; what would have followed was not judged: download the whole file',
  },
  cells: [],
};

/** The last cell of the table that the text breaks off in is in doubt. */
export function withCutCell(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  const cell = last?.kind === 'grid' ? last.cells.at(-1) : undefined;
  if (last?.kind !== 'grid' || cell === undefined) return blocks;
  const doubted = { ...cell, doubts: [...cell.doubts, 'cut-off' as const] };
  return blocks.with(-1, { ...last, cells: last.cells.with(-1, doubted) });
}

/** A style that was lost may have hidden or struck what stands in it. */
export const paragraphsOfLostStyles = ({ elements, cut }: WordPackage): readonly XmlElement[] =>
  cut?.lacksStyles === true ? elements.filter((element) => element.name === 'w:p' && namesStyle(element)) : [];

const namesStyle = (element: XmlElement): boolean =>
  valueOf(childOf(element, 'w:pPr'), 'w:pStyle') !== undefined ||
  valueOf(childOf(element, 'w:rPr'), 'w:rStyle') !== undefined ||
  element.children.some((child) => child.name !== 'w:p' && namesStyle(child));
