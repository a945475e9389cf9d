/** The value of a figure, which may have one although it is in doubt. */
import type { HeardFigure } from './witness.ts';

export const valueOf = ({ assigned, reading, isValueLost }: HeardFigure): number | null =>
  assigned.isValueTaken && !isValueLost ? (reading?.value ?? null) : null;
