/** What the page asks to have decided → a line of the file of decisions. */
import { z } from 'zod';
import type { Decision } from '../decisions/decision.ts';
import { readingOfCell, subjectOf } from '../decisions/decision.ts';
import type { NewDecision } from '../decisions/decisions-file.ts';
import type { Message } from '../model/note.ts';
import { figuresOf } from '../exports/figures.ts';
import type { ReportRecord } from '../model/record.ts';
import { lastDecision } from './report-page.ts';
import type { OpenedReport, ReviewSet } from './review-set.ts';

const reason = z.string().trim().max(2_000);
/** As many digits as are read exactly. */
const figure = z.number().nullable();

export const wishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dismiss'), finding: z.number().int(), reason: reason.min(1) }),
  z.strictObject({ kind: z.literal('confirm'), finding: z.number().int(), reason: reason.optional() }),
  z.strictObject({ kind: z.literal('reading'), code: z.string(), value: figure, reason: reason.optional() }),
  /** `id`: the decision; null: the last that holds about this report. */
  z.strictObject({ kind: z.literal('undo'), id: z.string().nullable() }),
]);

export type Wish = z.infer<typeof wishSchema>;

/** The wish can't be granted; says why. */
export class WishError extends Error {
  override readonly name = 'WishError';
  readonly text: Message;

  constructor(text: Message) {
    super(text.en);
    this.text = text;
  }
}

/** Errors: WishError. `hasSource`: the bytes are at hand, so that the cell could be looked at. */
export function decisionFor(
  wish: Wish,
  opened: OpenedReport,
  set: ReviewSet,
  { author, hasSource }: { readonly author: string; readonly hasSource: boolean },
): NewDecision {
  switch (wish.kind) {
    case 'undo':
      return { kind: 'undo', author, undoes: undoneBy(wish.id, opened, set).id };
    case 'reading':
      if (!hasSource) throw unseen();
      return readingFor(wish, opened, author);
    case 'confirm':
    case 'dismiss': {
      const issue = opened.checked.issues.find(({ number }) => number === wish.finding);
      if (issue === undefined) throw new WishError({ zh: '没有这一项问题', en: 'there is no such finding' });
      const subject = subjectOf(opened.outline, issue.finding);
      if (wish.kind === 'dismiss') return { kind: 'dismiss', author, subject, reason: wish.reason };
      return { kind: 'confirm', author, subject, ...said(wish.reason) };
    }
  }
}

const said = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined || reason === '' ? {} : { reason };

function undoneBy(id: string | null, opened: OpenedReport, set: ReviewSet): Decision {
  const last = lastDecision(opened, set);
  const found = id === null ? last : set.decisions.find((decision) => decision.id === id);
  if (found !== null && found !== undefined && found.kind !== 'undo') return found;
  throw new WishError({ zh: '没有可撤销的处理意见', en: 'there is nothing to undo' });
}

const unseen = (): WishError =>
  new WishError({
    zh: '原文件不在手边或已改变，无法对照原文更正读数',
    en: 'the source is missing or has changed: a reading can only be corrected against it',
  });

function readingFor(
  { code, value, reason: why }: Extract<Wish, { kind: 'reading' }>,
  { record, outline }: OpenedReport,
  author: string,
): NewDecision {
  const of = readingOfCell(outline, code);
  const found = record.evidence[code];
  if (of === null || found === undefined)
    throw new WishError({ zh: '报告中没有这一格', en: 'the report has no such cell' });
  const read = found.corrected === undefined ? valueOf(record, code) : found.corrected.read;
  return { kind: 'reading', author, of, read, value, ...said(why) };
}

const valueOf = (record: ReportRecord, code: string): number | null =>
  figuresOf(record).find((figure) => figure.code === code)?.value ?? null;
