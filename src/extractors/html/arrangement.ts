/** How a box lays out its parts, and which room it takes among those of a grid. */
import { noDeclarations, valueOf, type Declarations } from './inline-style.ts';

export interface Arrangement {
  /** Side by side, one below the other, in columns; null where nothing is declared. */
  readonly parts: 'row' | 'column' | 'grid' | null;
  /** Of a grid; null where they can't be told. */
  readonly columns: number | null;
  /** Stands beside its neighbours. */
  readonly isBeside: boolean;
  readonly column: GridLine;
  readonly row: GridLine;
}

/** From 1; null: the next free one. */
export interface GridLine {
  readonly start: number | null;
  readonly span: number;
}

/** Span to the last column. */
export const toTheLast = -1;

const oneCell: GridLine = { start: null, span: 1 };
export const unarranged: Arrangement = { parts: null, columns: null, isBeside: false, column: oneCell, row: oneCell };

/** Most declarations arrange nothing. */
const arranging =
  'display float grid-column grid-row grid-area grid-column-start grid-column-end grid-row-start grid-row-end'.split(
    ' ',
  );

type Read = (name: string) => string;

/** No page has more columns. */
const maxColumns = 1_000;

export function arrangementOf(declared: Declarations): Arrangement {
  if (declared === noDeclarations || !arranging.some((name) => declared[name] !== undefined)) return unarranged;
  const read: Read = (name) => valueOf(declared, name);
  const parts = partsOf(read('display'), `${read('flex-direction')} ${read('flex-flow')}`);
  const isBeside = /^(?:inline-|table-cell)/.test(read('display')) || /^(?:left|right)$/.test(read('float'));
  const column = lineOf(read, 'column', 1);
  const row = lineOf(read, 'row', 0);
  if (parts === null && !isBeside && column === oneCell && row === oneCell) return unarranged;
  const columns = parts === 'grid' ? columnsOf(read('grid-template-columns') || templateOf(read)) : null;
  return { parts, columns, isBeside, column, row };
}

function partsOf(display: string, direction: string): Arrangement['parts'] {
  if (/\bgrid\b/.test(display)) return 'grid';
  if (!/(?:^|[\s-])flex\b|^-webkit-box|^-ms-flexbox/.test(display)) return null;
  return direction.includes('column') ? 'column' : 'row';
}

/** `grid-template: rows / columns`. */
const templateOf = (read: (name: string) => string): string =>
  (read('grid-template') || read('grid')).split('/')[1] ?? '';

function columnsOf(template: string): number | null {
  if (template === '' || /auto-f|subgrid|masonry/.test(template)) return null;
  const repeated = template.replace(
    /repeat\(\s*(\d+)\s*,((?:[^()]|\([^()]*\))*)\)/g,
    (_, times: string, tracks: string) => ` ${tracksIn(tracks).join(' ')} `.repeat(Math.min(Number(times), maxColumns)),
  );
  const count = tracksIn(repeated).length;
  return count === 0 || count > maxColumns ? null : count;
}

const tracksIn = (template: string): readonly string[] =>
  template
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/\([^()]*\)/g, '()')
    .trim()
    .split(/\s+/)
    .filter((track) => track !== '' && track !== 'none');

/** `index`: of its begin among the four lines of `grid-area`. */
function lineOf(read: Read, name: 'column' | 'row', index: number): GridLine {
  const areas = read('grid-area').split('/');
  const [begin = '', finish = ''] = read(`grid-${name}`).split('/');
  const from = firstOf(begin, read(`grid-${name}-start`), areas[index]);
  const to = firstOf(finish, read(`grid-${name}-end`), areas[index + 2]);
  return from === '' && to === '' ? oneCell : lineBetween(from, to);
}

const firstOf = (...values: readonly (string | undefined)[]): string =>
  values.find((value) => value !== undefined && value !== '')?.trim() ?? '';

function lineBetween(from: string, to: string): GridLine {
  const span = Number(/span\s+(\d+)/.exec(`${from} ${to}`)?.[1] ?? 1);
  const start = /^\d+$/.test(from) ? Number(from) : null;
  if (start === null || !/^-?\d+$/.test(to)) return { start, span };
  return { start, span: to === '-1' ? toTheLast : Math.max(1, Number(to) - start) };
}
