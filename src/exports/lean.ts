/** Records without the way back to each figure, which is most of a line. They stay records of the same schema. */
import { z } from 'zod';
import { jsonLine } from '../model/plain-text.ts';

const withEvidence = z.looseObject({
  report: z.looseObject({ evidence: z.unknown().optional() }).nullish(),
  evidence: z.unknown(),
});

/** Whole lines, each with its line feed; what is no record stays as it is. */
export const leanLines = (lines: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
      .toString()
      .replaceAll(/[^\n]+\n/gu, leanLine),
  );

function leanLine(line: string): string {
  const record = withEvidence.safeParse(JSON.parse(line));
  if (!record.success) return line;
  const { report } = record.data;
  const leanReport = report == null ? report : { ...report, evidence: undefined };
  return jsonLine({ ...record.data, report: leanReport, evidence: {} });
}
