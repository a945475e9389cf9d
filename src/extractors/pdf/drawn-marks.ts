/** What shows and is no text: drawings and pictures as large as a figure, wherever they may be one. */
import { centreOf, encloses, holds } from '../../geometry/marks/box.ts';
import type { Box } from '../../model/document.ts';
import type { AreasIn } from './area-index.ts';
import type { PaintedArea, PaintedDrawing, PaintedGlyph } from './graphics-state.ts';
import { pixelAt } from './pixels.ts';
import type { Pixel, PlacedPixels } from './pixels.ts';
import { applyTo, inverseOf } from './matrix.ts';
import { FAINT, isSeen } from './sight.ts';

/** What stands for a number in a cell is no larger than this: larger pictures are seals, charts and backgrounds. */
const MAX_CELL: readonly [width: number, height: number] = [160, 48];
/** A larger picture shows something where it differs from its corners; looked at in this many steps each way at most. */
const MOST_STEPS = 120;
const DIFFERENT = 48;

/** What may be a figure or a part of one. `glyphs`: those that are seen. */
export function figureLike(
  drawings: readonly PaintedDrawing[],
  areas: readonly PaintedArea[],
  areasIn: AreasIn,
  glyphs: readonly PaintedGlyph[],
): (PaintedDrawing | PaintedArea)[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const signs = drawings.filter((drawing) => {
    const { x, y } = centreOf(drawing.box);
    return isSeen(drawing, [x, y], areasIn) && !inked.some((glyph) => isFrameOf(drawing, glyph));
  });
  const pictures = areas.filter(
    (area) =>
      area.isImage &&
      area.paint.color === null &&
      isCellSized(area.box) &&
      showsAnything(area, areasIn) &&
      !inked.some((glyph) => standsOn(glyph, area)),
  );
  return [...signs, ...pictures];
}

const isCellSized = ([x0, y0, x1, y1]: Box): boolean => x1 - x0 <= MAX_CELL[0] && y1 - y0 <= MAX_CELL[1];

/** A badge below a character, or a ring around it. */
const isFrameOf = ({ box, order, isStroked }: PaintedDrawing, glyph: PaintedGlyph): boolean =>
  (isStroked || order < glyph.order) && encloses(box, glyph.box, 0.15 * glyph.sizePt);

const standsOn = (glyph: PaintedGlyph, { order, box }: PaintedArea): boolean =>
  order < glyph.order && holds(box, centreOf(glyph.box));

const showsAnything = (area: PaintedArea, areasIn: AreasIn): boolean => {
  const { x, y } = centreOf(area.box);
  return area.paint.alpha >= FAINT && isSeen({ order: area.order, paint: { color: null, alpha: 1 } }, [x, y], areasIn);
};

/** Places of larger pictures where something shows in them. */
export function inkOfPictures(areas: readonly PaintedArea[]): Box[] {
  return areas.flatMap(({ placed, isImage, box }) =>
    !isImage || placed === undefined || isCellSized(box) ? [] : inkOf(placed),
  );
}

function inkOf({ pixels, toUnit }: PlacedPixels): Box[] {
  const toPage = inverseOf(toUnit);
  if (toPage === null) return [];
  const ground = pixelAt(pixels, 0, 0);
  const [columns, rows] = [Math.min(MOST_STEPS, pixels.width), Math.min(MOST_STEPS, pixels.height)];
  const places: Box[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [u, v] = [(column + 0.5) / columns, (row + 0.5) / rows];
      const pixel = pixelAt(pixels, Math.floor(u * pixels.width), Math.floor(v * pixels.height));
      if (!isInk(pixel, ground)) continue;
      const [x, y] = applyTo(toPage, u, 1 - v);
      places.push([x, y, x, y]);
    }
  }
  return places;
}

function isInk(pixel: Pixel, ground: Pixel): boolean {
  if (Math.abs(pixel.alpha - ground.alpha) > 0.25) return true;
  if (pixel.alpha < FAINT) return false;
  const [a, b] = [pixel.color ?? 0, ground.color ?? 0];
  return [16, 8, 0].some((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) > DIFFERENT);
}
