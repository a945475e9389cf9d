/** What the content stream has set when it paints, and what it has painted: the part of it that places text and lines. */
import type { Box } from '../../model/document.ts';
import type { Glyph, Ruling } from '../../geometry/marks.ts';
import { IDENTITY } from './matrix.ts';
import type { Matrix } from './matrix.ts';

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
}

export interface GraphicsState {
  readonly transform: Matrix;
  readonly clip: Box;
  readonly fill: Paint;
  readonly stroke: Paint;
  /** Of the group in which it paints, as a whole: part of the paints' own. */
  readonly groupAlpha: number;
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

export const DEFAULT_FONT: FontFacts = { vertical: false, unit: 0.001, isDingbats: false };
const BLACK: Paint = { color: 0, alpha: 1 };

export function initialState(transform: Matrix, clip: Box): GraphicsState {
  return {
    transform,
    clip,
    fill: BLACK,
    stroke: BLACK,
    groupAlpha: 1,
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
  /** Rendering mode 3 or 7: never painted, as in the text layer that recognition puts over a scan. */
  readonly unpainted: boolean;
}

export interface PaintedRuling extends Omit<Ruling, 'visible'> {
  readonly order: number;
  readonly paint: Paint;
}

/** A filled rectangle or an image: a background for what comes later, a cover for what came before. */
export interface PaintedArea {
  readonly box: Box;
  readonly order: number;
  readonly paint: Paint;
  readonly isImage: boolean;
}

export interface PaintedPage {
  readonly glyphs: readonly PaintedGlyph[];
  readonly rulings: readonly PaintedRuling[];
  readonly areas: readonly PaintedArea[];
  /** Small filled shapes that are neither: characters drawn as outlines, signs. */
  readonly drawings: readonly Box[];
}
