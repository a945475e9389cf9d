/** Pictures that are a cell's own ground: a figure may be painted there. */
import type { Cell } from '../../model/document.ts';

export interface CellWithPicture {
  readonly cell: Cell;
  /** What names it; empty where there is none. */
  readonly picture: string;
}

/** Cells without words whose picture is no ornament are in doubt. */
export function withPictures<T extends CellWithPicture>(read: readonly T[]): readonly T[] {
  if (read.every(({ picture }) => picture === '')) return read;
  const around = [Map.groupBy(read, ({ cell }) => cell.row), Map.groupBy(read, ({ cell }) => cell.column)];
  return read.map((one) => {
    const { cell, picture } = one;
    if (picture === '' || !mayBeFigure(one) || cell.doubts.includes('not-text')) return one;
    const groups = [read, around[0]?.get(cell.row) ?? [], around[1]?.get(cell.column) ?? []];
    if (groups.some((group) => isOrnament(picture, group))) return one;
    return { ...one, cell: { ...cell, doubts: [...cell.doubts, 'not-text'] } };
  });
}

const mayBeFigure = ({ cell }: CellWithPicture): boolean => !/\p{L}/u.test(cell.text);

/** The same picture in all cells that stand together and may be figures, and in one that shows its text. */
function isOrnament(picture: string, group: readonly CellWithPicture[]): boolean {
  const alike = group.filter((one) => one.picture === picture);
  const isOfAll = group.every((one) => one.picture === picture || !mayBeFigure(one));
  return isOfAll && alike.length > 1 && alike.some(({ cell }) => /[\p{L}\d]/u.test(cell.text));
}
