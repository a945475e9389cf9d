/** One page with table two up to its second row, and what is read of its first figure. */
import { Buffer } from 'node:buffer';
import { processDocument } from '../../../src/pipeline.ts';
import { latin, pdfBytes, ruled, text, type PdfOptions } from '../../support/pdf-writer.ts';

const XS = [50, 200, 300, 400, 500];
const YS = [600, 620, 640, 660, 680];
export const FIGURES = 'disclosure.rules.issued';

/** Table two up to its second row; the first figure stands at (210, 626) and is 12, unless it is left out. */
export function page(extra: string, first = latin(210, 626, '12')): string {
  const rows = [
    ['第二十条第（一）项'],
    ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
    ['规章'],
    ['行政规范性文件'],
  ];
  const labels = rows.flatMap((row, index) =>
    row.map((words, column) => text((XS[column] ?? 0) + 6, (YS[3 - index] ?? 0) + 6, words)),
  );
  const rest = [
    latin(310, 626, '3'),
    latin(410, 626, '45'),
    ...[6, 7, 8].map((n, at) => latin(210 + 100 * at, 606, `${n}`)),
  ];
  const title = text(50, 740, '青山县教育局2024年政府信息公开工作年度报告') + text(50, 700, '二、主动公开政府信息情况');
  return title + ruled(XS, YS) + labels.join('') + first + rest.join('') + extra;
}

interface Outcome {
  readonly value: number | null;
  /** Codes of the notes that doubt the first figure. */
  readonly doubts: readonly string[];
  readonly doubted: readonly string[];
  readonly blames: readonly string[];
}

export async function outcomeOf(content: string, options: PdfOptions = {}, tail = '', entries = ''): Promise<Outcome> {
  const bytes = Buffer.concat([pdfBytes([{ content, entries }], options), Buffer.from(tail)]);
  const records = await processDocument(new Uint8Array(bytes), { uri: 'file:made-up.pdf' });
  const record = records[0]!;
  const disclosure = record.disclosure as { rules: { issued: number | null } } | null;
  const own = record.notes.filter(({ cells }) => cells.includes(FIGURES));
  const printed = [
    FIGURES,
    'disclosure.rules.repealed',
    'disclosure.rules.in_force',
    'disclosure.normative_documents.issued',
  ];
  return {
    value: disclosure?.rules.issued ?? null,
    doubts: own.map(({ code }) => code),
    doubted: printed.filter((code) => record.notes.some(({ cells }) => cells.includes(code))),
    blames: record.findings
      .filter(({ rule, cells }) => /^(?:structure|value|identity)\./.test(rule) && cells.includes(FIGURES))
      .map(({ rule }) => rule),
  };
}

export const doubt = (code: string, value: number | null): Outcome => ({
  value,
  doubts: [code],
  doubted: [FIGURES],
  blames: [],
});
export const clean: Outcome = { value: 12, doubts: [], doubted: [], blames: [] };

export const annotation = (words: string): string => `/Annots [<< /Type /Annot /F 4 ${words} >>]`;
