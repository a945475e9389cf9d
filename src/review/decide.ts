/** What the page asks to have decided → a line of the file of decisions. */
import type { Decision } from '../decisions/decision.ts';
import { readingOfCell, subjectKey, subjectOf } from '../decisions/decision.ts';
import type { NewDecision } from '../decisions/decisions-file.ts';
import type { Message } from '../model/note.ts';
import { figuresOf } from '../exports/figures.ts';
import type { ReportRecord } from '../model/record.ts';
import { heldDecisions } from './report-page.ts';
import type { OpenedReport, ReviewSet } from './review-set.ts';
import type { Wish } from './wish.ts';

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
      return { kind: 'undo', author, undoes: heldDecision(wish.id, opened, set).id };
    case 'reading':
      if (!hasSource) throw unseen();
      return readingFor(wish, opened, author);
    case 'confirm':
    case 'dismiss': {
      const subjects = opened.checked.issues.map(({ finding }) => subjectOf(opened.outline, finding));
      const subject = subjects.find((one) => subjectKey(one) === wish.finding);
      if (subject === undefined) throw gone();
      if (wish.kind === 'dismiss') return { kind: 'dismiss', author, subject, reason: wish.reason };
      return { kind: 'confirm', author, subject, ...said(wish.reason) };
    }
  }
}

const said = (reason: string | undefined): { readonly reason?: string } =>
  reason === undefined || reason === '' ? {} : { reason };

function heldDecision(id: string, opened: OpenedReport, set: ReviewSet): Decision {
  const found = heldDecisions(opened, set).find((decision) => decision.id === id);
  if (found === undefined) throw new WishError({ zh: '没有可撤销的处理意见', en: 'there is nothing to undo' });
  return found;
}

const gone = (): WishError =>
  new WishError({
    zh: '这一项问题已经不在，可能有人更正了读数；请刷新页面',
    en: 'this finding is gone: somebody may have corrected a reading; load the page again',
  });

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
  const found = Object.hasOwn(record.evidence, code) ? record.evidence[code] : undefined;
  if (of === null || found === undefined)
    throw new WishError({ zh: '报告中没有这一格', en: 'the report has no such cell' });
  const read = found.corrected === undefined ? valueOf(record, code) : found.corrected.read;
  return { kind: 'reading', author, of, read, value, ...said(why) };
}

const valueOf = (record: ReportRecord, code: string): number | null =>
  figuresOf(record).find((figure) => figure.code === code)?.value ?? null;
