/** Form fields and typed remarks: their text may not be drawn in the file, so that each viewer draws it in its own way, or not. */
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { Blot, Glyph } from '../../geometry/marks/marks.ts';
import type { Box } from '../../model/document.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { rectOf } from './annotations.ts';
import type { Matrix } from './matrix.ts';

export interface FilledIn {
  /** The text of fields that the file doesn't draw, as viewers set it. */
  readonly glyphs: readonly Glyph[];
  /** Places of text that nobody can say how it is set. */
  readonly unread: readonly Box[];
  /** Fields that are drawn otherwise than they are filled. */
  readonly blots: readonly Blot[];
}

export interface FieldValue {
  readonly box: Box;
  readonly text: string;
}

interface Field extends FieldValue {
  readonly isLine: boolean;
  /** Typed on the page, and not drawn. */
  readonly isRemark: boolean;
  readonly alignment: number;
}

/** Bits of an annotation's flags: invisible, hidden, not to be viewed. */
const UNSEEN_FLAGS = 0b100011;

export const fieldValues = (annotations: readonly object[], transform: Matrix): readonly FieldValue[] =>
  annotations.flatMap((annotation) => fieldOf(annotation, transform) ?? []);

/** `drawn`: the glyphs that show on the page. */
export function filledIn(annotations: readonly object[], transform: Matrix, drawn: readonly Glyph[]): FilledIn {
  const fields = annotations.flatMap((annotation) => fieldOf(annotation, transform) ?? []);
  const shownIn = ({ box }: Field): readonly Glyph[] => drawn.filter((glyph) => holds(box, centreOf(glyph.box)));
  const open = fields.filter((field) => shownIn(field).length === 0);
  return {
    glyphs: open.filter(({ isLine }) => isLine).flatMap(setLine),
    unread: open.filter(({ isLine }) => !isLine).map(({ box }) => box),
    blots: fields
      .filter((field) => !open.includes(field))
      .flatMap((field) => otherwiseDrawn(field, shownIn(field)))
      .map(({ box }): Blot => ({ box, doubt: 'form-field' })),
  };
}

/** Of a remark that the file doesn't draw each digit below it: some viewers show it there. */
function otherwiseDrawn(field: Field, drawn: readonly Glyph[]): readonly { readonly box: Box }[] {
  if (field.isLine) return isOther(field.text, drawn) ? [field] : [];
  return field.isRemark ? drawn.filter(({ text }) => hasDigit(text)) : [];
}

function fieldOf(annotation: object, transform: Matrix): Field | null {
  const box = rectOf(annotation, transform);
  const flags = 'annotationFlags' in annotation ? Number(annotation.annotationFlags) : 0;
  const text = typedText(annotation).trim();
  if (box === null || (flags & UNSEEN_FLAGS) !== 0 || text === '') return null;
  const isText = 'fieldType' in annotation && /^(?:Tx|Ch)$/.test(String(annotation.fieldType));
  const isTurned = 'rotation' in annotation && Number(annotation.rotation) !== 0;
  const alignment = 'textAlignment' in annotation ? Number(annotation.textAlignment) : 0;
  const isLine = isText && !isTurned && !/[\r\n]/.test(text);
  return { box, text, isLine, isRemark: isUndrawnRemark(annotation), alignment };
}

const isUndrawnRemark = (annotation: object): boolean =>
  !('fieldType' in annotation) && !('hasAppearance' in annotation && annotation.hasAppearance === true);

function typedText(annotation: object): string {
  if ('fieldValue' in annotation) return valueText(annotation.fieldValue);
  const isTyped = 'subtype' in annotation && annotation.subtype === 'FreeText';
  const contents = isTyped && 'contentsObj' in annotation ? annotation.contentsObj : null;
  return typeof contents === 'object' && contents !== null && 'str' in contents ? String(contents.str) : '';
}

/** Of a list the entry that is chosen. */
function valueText(value: unknown): string {
  const [only, further] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return typeof only === 'string' && further === undefined ? only : '';
}

/** Drawn by another program, or before it was filled: viewers show one or the other. */
function isOther(text: string, drawn: readonly Glyph[]): boolean {
  const shown = drawn.map((glyph) => glyph.text).join('');
  const isForeign = Array.from(shown.replace(/\s/gu, '')).some((character) => !text.includes(character));
  return isForeign || digitsIn(text) !== digitsIn(shown);
}

const digitsIn = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[−–—﹣]/gu, '-')
    .replace(/[^\d.-]|-(?!\d)/g, '');

/** Viewers take a size that fits the field, up to this. */
const USUAL_SIZE_PT = 10;
const NARROW_EM = 0.5;
const PADDING_PT = 2;

function setLine({ box: [x0, y0, x1, y1], text, alignment }: Field): readonly Glyph[] {
  const ems = Array.from(text, (character) => (/[\u0020-\u024f]/u.test(character) ? NARROW_EM : 1));
  const length = ems.reduce((sum, em) => sum + em, 0);
  const room = Math.max(1, x1 - x0 - 2 * PADDING_PT);
  const sizePt = Math.max(1, Math.min(USUAL_SIZE_PT, y1 - y0, room / length));
  const start = x0 + PADDING_PT + ((room - length * sizePt) * Math.min(2, Math.max(0, alignment))) / 2;
  const top = (y0 + y1 - sizePt) / 2;
  let x = start;
  return Array.from(text, (character, index): Glyph => {
    const left = x;
    x += (ems[index] ?? 1) * sizePt;
    return { text: character, box: [left, top, x, top + sizePt], sizePt, turn: 0, uncertain: false, typed: true };
  });
}
