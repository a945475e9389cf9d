import type { ReportRecord } from '../model/record.ts';
import { jsonLine } from '../model/plain-text.ts';

/** Whole lines of JSON, each with its line feed. */
export const renderRecords = (records: readonly ReportRecord[]): string => records.map(jsonLine).join('');
