/** A claim's figures in words: a cell, a row's group, or the cells whose sum is meant. */
import type { Message, Report } from '../../model/report.ts';
import { cellWords, codeParts, rowName } from '../cell-name.ts';
import { listWords } from '../message.ts';

const GROUPS: Readonly<Record<string, Message>> = {
  refused: { zh: '「三、（三）不予公开」各行合计', en: 'the rows of （三）不予公开 together' },
  unavailable: { zh: '「三、（四）无法提供」各行合计', en: 'the rows of （四）无法提供 together' },
  not_processed: { zh: '「三、（五）不予处理」各行合计', en: 'the rows of （五）不予处理 together' },
  other_handling: { zh: '「三、（六）其他处理」各行合计', en: 'the rows of （六）其他处理 together' },
};

const groupOf = (code: string): string | null => /^applications\.outcomes\.(\w+)\.\w+\.total$/u.exec(code)?.[1] ?? null;

const results: Readonly<Record<string, Message>> = {
  total: { zh: '总计', en: 'total' },
  upheld: { zh: '结果维持', en: 'upheld' },
  corrected: { zh: '结果纠正', en: 'corrected' },
  other: { zh: '其他结果', en: 'other result' },
  pending: { zh: '尚未审结', en: 'pending' },
};

function litigationWords(codes: readonly string[]): Message | null {
  if (codes.length !== 2 || !codes.every((code) => code.startsWith('disputes.litigation_'))) return null;
  const column = codeParts(codes[0] ?? '')?.column ?? 'total';
  const { zh, en } = results[column] ?? { zh: column, en: column };
  return { zh: `「行政诉讼」两项${zh}之和`, en: `both columns of lawsuits (${en})` };
}

function groupWords(codes: readonly string[]): Message | null {
  const names = new Set(codes.map(groupOf));
  const [name] = names;
  return names.size === 1 && typeof name === 'string' && codes.length > 1 ? (GROUPS[name] ?? null) : null;
}

function sumWords(codes: readonly string[], { edition }: Report): Message {
  const rows = codes.map((code) => {
    const parts = codeParts(code);
    const row = parts === null ? { zh: code, en: code } : rowName(edition, parts.table, parts.row);
    return parts?.column === 'total' ? { zh: `「${row.zh}」`, en: `“${row.en}”` } : cellWords(code, edition);
  });
  const { zh, en } = listWords(rows);
  return { zh: `${zh}之和`, en: `the sum of ${en}` };
}

export function claimWords(codes: readonly string[], report: Report): Message {
  const [code = ''] = codes;
  if (codes.length === 1) return cellWords(code, report.edition);
  return litigationWords(codes) ?? groupWords(codes) ?? sumWords(codes, report);
}
