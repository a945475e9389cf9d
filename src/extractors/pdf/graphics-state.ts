/** What the content stream has set when it paints, and what it has painted: the part of it that places text and lines. */
import type { Box } from '../../model/document.ts';
import type { Glyph, Ruling } from '../../geometry/marks/marks.ts';
import { NO_DOUBTS } from './fonts/code-doubts.ts';
import type { CodeDoubts } from './fonts/code-doubts.ts';
import { IDENTITY } from './matrix.ts';
import type { Matrix, Point } from './matrix.ts';
import type { Outline } from './outline.ts';
import type { PlacedPixels } from './pixels.ts';

export interface Paint {
  /** 0xRRGGBB; null for patterns and whatever else has no single colour. */
  readonly color: number | null;
  /** 0 to 1. */
  readonly alpha: number;
}

export interface FontFacts {
  readonly vertical: boolean;
  /** Glyph space to text space: 0.001 for all but Type 3 fonts. */
  readonly unit: number;
  /** Signs stand where its letters and digits should be. */
  readonly isDingbats: boolean;
  /** Type 3: its glyphs are drawings, which may stand upside down in their own space. */
  readonly isOfDrawings: boolean;
  /** Of its codes, as far as the pages read so far show them. */
  readonly doubts: CodeDoubts;
}

export interface GraphicsState {
  readonly transform: Matrix;
  readonly clip: Box;
  /** Those of the clips that are no rectangles: their box alone would say too much. */
  readonly clipShapes: readonly Outline[];
  readonly fill: Paint;
  readonly stroke: Paint;
  /** Of the group in which it paints, as a whole: part of the paints' own. */
  readonly groupAlpha: number;
  /** How it mixes with what lies below, by the canvas's name: `source-over`, `multiply` … */
  readonly blend: string;
  /** Of the group in which it paints, as a whole. */
  readonly groupBlend: string;
  /** A soft mask lies over all that is painted: how much of it shows, nobody knows. */
  readonly masked: boolean;
  /** What is painted makes up a mask, and isn't seen itself. */
  readonly isMask: boolean;
  readonly lineWidth: number;
  readonly roundCap: boolean;
  readonly font: FontFacts;
  readonly fontSize: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly hScale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
  readonly textMatrix: Matrix;
  /** Where the text object begins, in the order of painting. */
  readonly textStart: number;
  /** Pen and start of the line, in text space. */
  readonly pen: readonly [x: number, y: number];
  readonly lineStart: readonly [x: number, y: number];
}

export const DEFAULT_FONT: FontFacts = {
  vertical: false,
  unit: 0.001,
  isDingbats: false,
  isOfDrawings: false,
  doubts: NO_DOUBTS,
};
const BLACK: Paint = { color: 0, alpha: 1 };
/** What is painted hides what lies below. */
export const NORMAL = 'source-over';

export function initialState(transform: Matrix, clip: Box): GraphicsState {
  return {
    transform,
    clip,
    clipShapes: [],
    fill: BLACK,
    stroke: BLACK,
    groupAlpha: 1,
    blend: NORMAL,
    groupBlend: NORMAL,
    masked: false,
    isMask: false,
    lineWidth: 1,
    roundCap: false,
    font: DEFAULT_FONT,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    textMatrix: IDENTITY,
    textStart: 0,
    pen: [0, 0],
    lineStart: [0, 0],
  };
}

export const blendOf = ({ blend, groupBlend }: GraphicsState): string => (groupBlend === NORMAL ? blend : groupBlend);

/** `order`: position in the order of painting; what comes later lies above. */
export interface PaintedGlyph extends Glyph {
  readonly clip: Box;
  /** Its middle lies beyond the clip. */
  readonly clipped: boolean;
  /** Order of the text object's beginning. */
  readonly run: number;
  /** Clockwise degrees by which the text is off its turn. */
  readonly slantDegrees: number;
  readonly font: FontFacts;
  readonly order: number;
  readonly paint: Paint;
  /** Of the stroke along its outline, where it is filled in another: hollow text (空心) is white within. */
  readonly outline?: Paint;
  /** Rendering mode 3 or 7: never painted, as in the text layer that recognition puts over a scan. */
  readonly unpainted: boolean;
}

export interface PaintedRuling extends Omit<Ruling, 'visible'> {
  /** Ends beyond which it goes on where its clip hides it. */
  readonly goesOn?: readonly ('from' | 'to')[];
  readonly order: number;
  readonly paint: Paint;
}

/** A filled shape or an image: a background for what comes later, a cover for what came before. */
export interface PaintedArea {
  readonly box: Box;
  readonly order: number;
  readonly paint: Paint;
  readonly isImage: boolean;
  readonly blend: string;
  /** It is seen through a soft mask. */
  readonly masked: boolean;
  /** Of a shape that is no rectangle. */
  readonly outline?: Outline;
  /** It reaches no further than these. */
  readonly within?: readonly Outline[];
  /** Of an image whose pixels are known. */
  readonly placed?: PlacedPixels;
}

/** A small shape that is neither line nor rectangle: an outlined character, a sign. */
export interface PaintedDrawing {
  readonly box: Box;
  readonly order: number;
  readonly paint: Paint;
  /** Only its outline shows. */
  readonly isStroked: boolean;
}

/** A straight piece of a stroke that runs along neither axis. */
export interface PaintedSlant {
  readonly from: Point;
  readonly to: Point;
  readonly order: number;
  readonly paint: Paint;
}

export interface PaintedPage {
  readonly glyphs: readonly PaintedGlyph[];
  readonly rulings: readonly PaintedRuling[];
  readonly areas: readonly PaintedArea[];
  readonly drawings: readonly PaintedDrawing[];
  readonly slants: readonly PaintedSlant[];
  /** What was painted from here on belongs to annotations. */
  readonly annotatedFrom: number;
}
