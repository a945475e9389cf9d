/** What pdfjs tells of a page's annotations, which its types leave open. */
import type { Box } from '../../model/document.ts';
import { boxUnder } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { numbersOf } from './operands.ts';

export const annotationsIn = (all: readonly unknown[]): readonly object[] =>
  all.filter((one) => typeof one === 'object' && one !== null);

/** On the page as seen. */
export function rectOf(annotation: object, transform: Matrix): Box | null {
  const [x0, y0, x1, y1] = numbersOf('rect' in annotation ? annotation.rect : null);
  return x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined
    ? null
    : boxUnder(transform, [x0, y0, x1, y1]);
}
