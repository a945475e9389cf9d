/** A frame that was drawn round one number within its cell → no line of a table. */
import type { Box } from '../../model/document.ts';
import { centreOf, holds } from '../marks/box.ts';
import type { Glyph, Ruling } from '../marks/marks.ts';

/** Ends of a frame's sides meet this nearly. */
const MEET_PT = 0.8;
/** A frame is no larger. */
const LARGEST_PT = 80;
/** More frames than this are cells that are drawn apart from one another. */
const MOST_FRAMES = 4;
/** More short lines than this are a drawing: nothing is looked for. */
const MOST_LINES = 1500;

/** Leaves out frames that touch no other line, each in a cell of lines around it, with text in it. */
export function withoutFramesRoundText(rulings: readonly Ruling[], glyphs: readonly Glyph[]): readonly Ruling[] {
  const short = rulings.filter(({ from, to }) => to - from <= LARGEST_PT);
  if (short.length < 4 || short.length > MOST_LINES) return rulings;
  const alone = closedFrames(short).filter(
    ({ box, sides }) => !rulings.some((line) => !sides.has(line) && touches(line, box)),
  );
  const hasText = (own: Box): boolean =>
    glyphs.some(({ text, box }) => text.trim() !== '' && holds(own, centreOf(box)));
  const frames = alone.filter(({ box, sides }) => {
    const others = rulings.filter((line) => !sides.has(line));
    return hasText(box) && isInCell(box, others);
  });
  if (frames.length === 0 || frames.length > MOST_FRAMES) return rulings;
  return rulings.filter((line) => !frames.some(({ sides }) => sides.has(line)));
}

interface Frame {
  readonly box: Box;
  readonly sides: ReadonlySet<Ruling>;
}

function closedFrames(lines: readonly Ruling[]): Frame[] {
  const [across, down] = [lines.filter(isHorizontal), lines.filter((line) => !isHorizontal(line))];
  return down.flatMap((left) => {
    const right = down.find(
      (line) => line.at > left.at + MEET_PT && isSame(line.from, left.from) && isSame(line.to, left.to),
    );
    if (right === undefined) return [];
    const sideAt = (at: number): Ruling | undefined =>
      across.find((line) => isSame(line.at, at) && isSame(line.from, left.at) && isSame(line.to, right.at));
    const [top, bottom] = [sideAt(left.from), sideAt(left.to)];
    if (top === undefined || bottom === undefined) return [];
    return [{ box: [left.at, left.from, right.at, left.to] as const, sides: new Set([left, right, top, bottom]) }];
  });
}

const isHorizontal = ({ axis }: Ruling): boolean => axis === 'horizontal';
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= MEET_PT;

const boxOf = ({ axis, at, from, to }: Ruling): Box =>
  axis === 'horizontal' ? [from, at, to, at] : [at, from, at, to];

function touches(line: Ruling, [x0, y0, x1, y1]: Box): boolean {
  const [left, top, right, bottom] = boxOf(line);
  return left <= x1 + MEET_PT && right >= x0 - MEET_PT && top <= y1 + MEET_PT && bottom >= y0 - MEET_PT;
}

/** Longer lines run past it at all four sides. */
function isInCell(box: Box, lines: readonly Ruling[]): boolean {
  const [x0, y0, x1, y1] = box;
  const passes = (axis: Ruling['axis'], from: number, to: number, isBeside: (at: number) => boolean): boolean =>
    lines.some((line) => line.axis === axis && isBeside(line.at) && line.from <= from && line.to >= to);
  return (
    passes('horizontal', x0, x1, (at) => at < y0) &&
    passes('horizontal', x0, x1, (at) => at > y1) &&
    passes('vertical', y0, y1, (at) => at < x0) &&
    passes('vertical', y0, y1, (at) => at > x1)
  );
}
