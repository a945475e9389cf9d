import { ExportError } from '../export-error.ts';

const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u;

/** An ISO date (its beginning in UTC) or a time with its zone, as `toISOString` gives it. Throws `export.bad-since`. */
export function parseSince(text: string): string {
  const timeMs = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(timeMs)) return new Date(timeMs).toISOString();
  throw new ExportError('export.bad-since', {
    zh: `无法理解时间“${text}”：应为 2026-11-22 或 2026-11-22T08:00:00Z`,
    en: `cannot make out the time "${text}": use 2026-11-22 or 2026-11-22T08:00:00Z`,
  });
}
