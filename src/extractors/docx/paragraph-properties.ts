import { isPushedOut } from './indents.ts';
import type { Surface } from './run-looks.ts';
import { groundOf, shadingOf } from './shading.ts';
import { flatBy, outlineLevelOf, type Style, type StyleBook } from './style-book.ts';
import { childOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface ParagraphProperties {
  readonly style: Style;
  /** What its text lies on. */
  readonly surface: Surface;
  /** Its lines are too low to show their letters, or its indents push them out of their cell. */
  readonly isOutOfSight: boolean;
  readonly headingLevel: number | null;
  readonly list: ParagraphList | null;
  /** The paragraph mark is deleted or hidden, so that the next paragraph follows on the same line. */
  readonly runsOn: boolean;
  /** How the mark looks, and with it a number in front of the paragraph. */
  readonly markLooks: readonly XmlElement[];
}

export interface ParagraphList {
  readonly numId: string;
  readonly level: number | null;
  /** The style whose linked level counts where no level is given. */
  readonly styleId: string | null;
}

interface Around {
  readonly styles: StyleBook;
  readonly surface: Surface;
  readonly isInCell: boolean;
}

export function readParagraphProperties(
  paragraph: XmlElement,
  { styles, surface, isInCell }: Around,
): ParagraphProperties {
  const properties = childOf(paragraph, 'w:pPr');
  const style = styles.paragraph(valueOf(properties, 'w:pStyle'));
  const mark = childOf(properties, 'w:rPr');
  const isFlat = flatBy(properties) ?? style.flat;
  return {
    style,
    surface: { ...surface, ground: groundOf(shadingOf(properties) ?? style.shading, surface.ground) },
    isOutOfSight: isFlat || (isInCell && isPushedOut(properties, surface.width)),
    headingLevel: outlineLevelOf(properties) ?? style.headingLevel,
    list: listOf(childOf(properties, 'w:numPr'), style),
    markLooks: mark?.children ?? [],
    runsOn: isTakenAway(mark) || (toggleOf(mark, 'w:vanish') ?? style.looks.hidden) === true,
  };
}

const isTakenAway = (mark: XmlElement | undefined): boolean =>
  childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined;

function listOf(properties: XmlElement | undefined, { numbering }: Style): ParagraphList | null {
  const numId = valueOf(properties, 'w:numId') ?? numbering?.numId;
  // List 0 takes the numbering of the style away.
  if (numId === undefined || numId === '0') return null;
  const level = valueOf(properties, 'w:ilvl');
  if (level !== undefined) return { numId, level: Number(level) || 0, styleId: null };
  return { numId, level: null, styleId: numbering?.styleId ?? null };
}
