/** A report as the notice prints it: title, preamble, six sections, the tables in sections two, three and four. */
import type { TableName } from '../../../../src/model/report.ts';
import type { ModelBlock, ModelDocument } from '../document.ts';
import type { MadeUpReport } from '../report.ts';
import { applicationsTable } from './applications.ts';
import { disclosureTable } from './disclosure.ts';
import { disputesTable } from './disputes.ts';

/** Blocks that stand in place of the official tables. */
export type Tables = Readonly<Record<TableName, readonly ModelBlock[]>>;

const tableOfSection: Readonly<Record<number, TableName>> = { 2: 'disclosure', 3: 'applications', 4: 'disputes' };

export function officialTables(report: MadeUpReport): Tables {
  return {
    disclosure: [disclosureTable(report)],
    applications: [applicationsTable(report)],
    disputes: [disputesTable(report)],
  };
}

export function layOut(report: MadeUpReport, tables: Partial<Tables> = {}): ModelDocument {
  const all = { ...officialTables(report), ...tables };
  const blocks: ModelBlock[] = [
    ...report.title.map((text) => ({ kind: 'title' as const, text })),
    { kind: 'paragraph', text: report.preamble },
  ];
  for (const { ordinal, heading, paragraphs } of report.sections) {
    const name = tableOfSection[ordinal];
    blocks.push({ kind: 'heading', text: heading });
    blocks.push(...paragraphs.map((text) => ({ kind: 'paragraph' as const, text })));
    if (name !== undefined) blocks.push(...all[name]);
  }
  blocks.push(...report.signature.map((text) => ({ kind: 'signature' as const, text })));
  return { name: report.title.join(''), meta: {}, blocks };
}
