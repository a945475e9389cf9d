import type { CellDoubt } from '../../model/document.ts';
import type { LatticeCell } from '../rulings/lattice-cells.ts';
import type { Glyph } from '../marks/marks.ts';

export interface FilledCell extends LatticeCell {
  readonly glyphs: readonly Glyph[];
  readonly doubts: readonly CellDoubt[];
}

export interface Boundaries {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}
