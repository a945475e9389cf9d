/** One page of pdfjs → marks on the page as seen, and links. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { centreOf, holds } from '../../geometry/marks/box.ts';
import type { PageMarks } from '../../geometry/marks/marks.ts';
import type { Box, Link } from '../../model/document.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import { annotationsIn, rectOf } from './annotations.ts';
import { rowsBeyond, textBeyond } from './beyond-edge.ts';
import type { FontLedger } from './fonts/font-ledger.ts';
import { loadFonts } from './fonts/load-fonts.ts';
import { fieldValues, filledIn } from './form-fields.ts';
import { DEFAULT_FONT } from './graphics-state.ts';
import type { PaintContext } from './canvas.ts';
import { imageIds } from './image-operands.ts';
import { IDENTITY, toMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { OperatorList } from './paint-page.ts';
import { paintUpright } from './paint-upright.ts';
import type { UprightPage } from './paint-upright.ts';
import { scaleOfText } from './scale-of-text.ts';
import { visibleMarks } from './visible-marks.ts';
import type { VisibleMarks } from './visible-marks.ts';

export interface PdfPage {
  readonly marks: PageMarks;
  readonly links: readonly Link[];
  readonly seen: Pick<VisibleMarks, 'isScan' | 'hasImage' | 'isRecognised' | 'hidesText' | 'cutSides'>;
  /** Text like that of the page that lies beyond its edge. */
  readonly beyond: readonly string[];
  /** Part of the text leans away from its lines. */
  readonly isLeaning: boolean;
  readonly operatorCount: number;
  /** Number of the page's object in the file; null where it isn't known. */
  readonly object: number | null;
}

type OptionalContent = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** Operators of one page beyond this take minutes and gigabytes; a full page of a report has about 5,000. */
export const MAX_OPERATORS = 3_000_000;

export async function readPage(page: PDFPageProxy, content: OptionalContent, ledger: FontLedger): Promise<PdfPage> {
  const list: OperatorList = await page.getOperatorList();
  if (list.fnArray.length > MAX_OPERATORS) {
    throw new PipelineError(
      'extract.too-complex',
      `第 ${page.pageNumber} 页含 ${list.fnArray.length} 个绘图指令，上限 ${MAX_OPERATORS}，是图纸而非报告。Page ${page.pageNumber} has ${list.fnArray.length} drawing operators; the limit is ${MAX_OPERATORS}. It is a drawing: supply the report.`,
    );
  }
  const [fonts, images] = await Promise.all([loadFonts(page, list, ledger), loadImages(page, list)]);
  const { scale, widthPt, heightPt, painted } = paintedAsText(page, list, {
    fontOf: (id) => fonts.get(id) ?? DEFAULT_FONT,
    isShown: (group) => isOfNoGroup(group) || content.isVisible(group) !== false,
    imageOf: (id) => images.get(id),
  });
  const { transform, slantDegrees, strayAround } = painted;
  const annotations = annotationsIn(await page.getAnnotations());
  const values = fieldValues(annotations, transform);
  const { rows, glyphs } = rowsBeyond(painted, painted.pageBox);
  const { isScan, hasImage, isRecognised, hidesText, cutSides, ...visible } = visibleMarks(
    { ...painted, glyphs },
    painted.pageBox,
    values,
  );
  const size = { widthPt, heightPt, slantDegrees, scale };
  const fields = filledIn(annotations, transform, visible.glyphs);
  const marks = {
    ...{ pageNumber: page.pageNumber, ...size, ...visible },
    glyphs: [...visible.glyphs, ...fields.glyphs],
    unread: [...visible.unread, ...fields.unread, ...placesIn(strayAround), ...rows.flatMap(placesIn)],
    blots: [...visible.blots, ...fields.blots],
  };
  const seen = { isScan, hasImage, isRecognised, hidesText, cutSides };
  const links = readLinks(annotations, transform, marks);
  return {
    marks,
    links,
    seen,
    beyond: textBeyond(painted.glyphs, painted.pageBox),
    isLeaning: strayAround !== null,
    operatorCount: list.fnArray.length,
    object: page.ref?.num ?? null,
  };
}

type Sources = Pick<PaintContext, 'fontOf' | 'isShown' | 'imageOf'>;

interface ScaledPage extends Pick<PageMarks, 'widthPt' | 'heightPt'> {
  readonly scale: number;
  readonly painted: UprightPage;
}

/** Painted as it is seen, or so much larger or smaller that its text has the size of text. */
function paintedAsText(page: PDFPageProxy, list: OperatorList, sources: Sources): ScaledPage {
  const paintAt = (scale: number): ScaledPage => {
    const { transform, width, height } = page.getViewport({ scale });
    const pageBox: Box = [0, 0, width, height];
    const painted = paintUpright(list, { ...sources, transform: toMatrix(transform) ?? IDENTITY, pageBox });
    return { scale, widthPt: width, heightPt: height, painted };
  };
  const asSeen = paintAt(1);
  const scale = scaleOfText(asSeen.painted.glyphs, page.view, page.userUnit);
  return scale === 1 ? asSeen : paintAt(scale);
}

/** No row and no column is narrower. */
const PLACE_PT = 6;

/** Places all over a box, none for no box. */
function placesIn(around: Box | null): Box[] {
  if (around === null) return [];
  const [x0, y0, x1, y1] = around;
  const steps = (from: number, to: number): number[] =>
    Array.from(
      { length: Math.min(MOST_PLACES, Math.ceil((to - from) / PLACE_PT) + 1) },
      (_, at) => from + at * PLACE_PT,
    );
  return steps(y0, y1).flatMap((y) => steps(x0, x1).map((x): Box => [x, y, x, y]));
}

/** Along a side: a page of a report has 140. */
const MOST_PLACES = 300;

/** Membership in no group at all has no effect (ISO 32000-1, table 99); pdfjs hides what is a member of none. */
const isOfNoGroup = (group: unknown): boolean =>
  typeof group === 'object' &&
  group !== null &&
  'ids' in group &&
  Array.isArray(group.ids) &&
  group.ids.length === 0 &&
  !('expression' in group && group.expression !== null && group.expression !== undefined);

/** Images are decoded beside the list that paints them. */
async function loadImages(page: PDFPageProxy, list: OperatorList): Promise<ReadonlyMap<string, unknown>> {
  const ids = new Set(list.fnArray.flatMap((operator, index) => imageIds(operator, list.argsArray[index])));
  const loaded = [...ids].map(
    (id) =>
      new Promise<readonly [string, unknown]>((resolve) => {
        const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
        objects.get(id, (image: unknown) => {
          resolve([id, image]);
        });
      }),
  );
  return new Map(await Promise.all(loaded));
}

function readLinks(annotations: readonly object[], transform: Matrix, { glyphs }: PageMarks): Link[] {
  return annotations.flatMap((annotation) => {
    const href = hrefOf(annotation);
    const box = rectOf(annotation, transform);
    if (href === null || box === null) return [];
    const inside = glyphs.filter((glyph) => holds(box, centreOf(glyph.box)));
    return [
      {
        href,
        text: inside
          .map(({ text }) => text)
          .join('')
          .trim(),
      },
    ];
  });
}

/** As written: pdfjs resolves `url` and keeps the original as `unsafeUrl`. */
function hrefOf(annotation: object): string | null {
  if ('unsafeUrl' in annotation && typeof annotation.unsafeUrl === 'string') return annotation.unsafeUrl;
  return 'url' in annotation && typeof annotation.url === 'string' ? annotation.url : null;
}
