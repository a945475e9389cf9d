/** Paths as pdfjs hands them over: operators, each with its operands. */

/** Operands by operator: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
export const OPERANDS: readonly number[] = [2, 2, 6, 4, 0];
export const MOVE = 0;
export const CLOSE = 4;
