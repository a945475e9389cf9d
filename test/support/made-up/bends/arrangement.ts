/** Tables split, stacked, turned, joined into one grid, with columns in another order. */
import { applicants } from '../../../../src/forms/applications.ts';
import { cell, isTable, table, type ModelBlock, type ModelDocument, type ModelTable } from '../document.ts';
import { applicationsTable } from '../layout/applications.ts';
import { disclosureBlocks, disclosureList, disclosureTable } from '../layout/disclosure.ts';
import {
  disputesByColumn,
  disputesByNamedRow,
  disputesByRow,
  disputesInTwo,
  disputesTable,
  flatDisputes,
  separateDisputes,
  stackedDisputes,
} from '../layout/disputes.ts';
import { besideOneAnother, transposed, widened } from '../placed.ts';
import type { Random } from '../random.ts';
import { madeUpReport } from '../report.ts';
import { bend, type Bend } from './bend.ts';

const columnFault = ['structure.column-set'];
const giantColumns = 17;

function shuffledApplicants(random: Random): typeof applicants {
  const organisations = random.shuffle(applicants.slice(1, 6));
  const [first, last] = random.chance(0.5) ? [applicants[0]!, applicants[6]!] : [applicants[6]!, applicants[0]!];
  return [first, ...organisations, last];
}

const paragraph = (text: string): ModelBlock => ({ kind: 'paragraph', text });

/** Sections two to four with their headings as rows of a single grid. */
function oneGrid(document: ModelDocument, headings: 'rows' | 'none'): ModelDocument {
  const first = document.blocks.findIndex(isTable) - 1;
  const last = document.blocks.findLastIndex(isTable);
  const rows = document.blocks.slice(first, last + 1).flatMap((block) => {
    if (isTable(block)) return widened(block, giantColumns).rows;
    return headings === 'rows' ? [[cell('other', block.text, { colSpan: giantColumns })]] : [];
  });
  const blocks = [...document.blocks.slice(0, first), table(null, rows), ...document.blocks.slice(last + 1)];
  return { ...document, blocks };
}

/** The table cut into two after a row, at a place where no label spans the cut. */
function cut(source: ModelTable, random: Random, repeatHeader: boolean): readonly ModelTable[] {
  const closed = source.rows.flatMap((_, at) => {
    const open = source.rows.slice(0, at).some((row, index) => row.some(({ rowSpan }) => index + rowSpan > at));
    return at > 3 && !open ? [at] : [];
  });
  if (closed.length === 0) return [source];
  const at = random.pick(closed);
  const header = repeatHeader ? source.rows.slice(0, 3) : [];
  return [
    { ...source, rows: source.rows.slice(0, at) },
    { ...source, rows: [...header, ...source.rows.slice(at)] },
  ];
}

function inPairs(blocks: readonly ModelTable[]): readonly ModelTable[] {
  return blocks.flatMap((block, index) => {
    if (index % 2 === 1) return [];
    const right = blocks[index + 1];
    return [right === undefined ? block : besideOneAnother(block, right, cell('empty', ''))];
  });
}

export const arrangementBends: readonly Omit<Bend, 'family'>[] = [
  bend('one table per block', { tables: (report) => ({ disclosure: disclosureBlocks(report) }) }),
  bend('words between the blocks', {
    tables: (report) => ({ disclosure: disclosureBlocks(report).flatMap((block) => [block, paragraph('（续）')]) }),
  }),
  bend('blocks of table two in pairs side by side', {
    tables: (report) => ({ disclosure: inPairs(disclosureBlocks(report)) }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend("last year's table two beside this year's", {
    expects: 'noted',
    tables: (report, random) => {
      const other = madeUpReport(random.int(1, 1e9), { form: report.form, size: 'county' });
      return {
        disclosure: [besideOneAnother(disclosureTable(report), disclosureTable(other), cell('empty', ''))],
      };
    },
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disclosure turned', {
    removes: true,
    tables: (report) => ({ disclosure: [transposed(disclosureTable(report))] }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disclosure blocks turned', {
    tables: (report) => ({ disclosure: disclosureBlocks(report).map(transposed) }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disclosure as a list', {
    removes: true,
    expects: 'noted',
    tables: (report) => ({ disclosure: [disclosureList(report)] }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('applications turned', {
    removes: true,
    tables: (report) => ({ applications: [transposed(applicationsTable(report))] }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('applicants in another order', {
    removes: true,
    tables: (report, random) => ({ applications: [applicationsTable(report, { order: shuffledApplicants(random) })] }),
    mayFind: columnFault,
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('group labels as rows of their own', {
    tables: (report) => ({ applications: [applicationsTable(report, { labels: 'heads' })] }),
  }),
  bend('one label column with the whole path', {
    tables: (report) => ({ applications: [applicationsTable(report, { labels: 'path' })] }),
  }),
  bend('applicants in one header row', {
    tables: (report) => ({ applications: [applicationsTable(report, { header: 'one row' })] }),
  }),
  bend('applications without header', {
    removes: true,
    tables: (report) => ({ applications: [applicationsTable(report, { header: 'none' })] }),
    mayFind: columnFault,
  }),
  bend('applications cut in two', {
    tables: (report, random) => ({ applications: cut(applicationsTable(report), random, false) }),
  }),
  bend('applications cut in two, header repeated', {
    tables: (report, random) => ({ applications: cut(applicationsTable(report), random, true) }),
  }),
  bend('disputes stacked', { tables: (report) => ({ disputes: [stackedDisputes(report)] }) }),
  bend('disputes a table each', { tables: (report) => ({ disputes: separateDisputes(report) }) }),
  bend('disputes in two tables', { tables: (report) => ({ disputes: disputesInTwo(report) }) }),
  bend('disputes in two tables, one below the other in one grid', {
    tables: (report) => ({
      disputes: [
        table(
          'disputes',
          disputesInTwo(report).flatMap(({ rows }) => rows),
        ),
      ],
    }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disputes three by five', { tables: (report) => ({ disputes: [disputesByRow(report)] }) }),
  bend('disputes three by five, full names', { tables: (report) => ({ disputes: [disputesByNamedRow(report)] }) }),
  bend('disputes turned', {
    removes: true,
    tables: (report) => ({ disputes: [transposed(disputesTable(report))] }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disputes five by three', {
    tables: (report) => ({ disputes: [disputesByColumn(report)] }),
    carriers: ['html', 'docx', 'pdf'],
  }),
  bend('disputes under one header row', {
    tables: (report, random) => ({ disputes: [flatDisputes(report, random.pick(['', '-', '—', '/', '\n', '：']))] }),
  }),
  bend('all tables in one grid', { change: (document) => oneGrid(document, 'rows') }),
  bend('all tables in one grid, no headings', {
    removes: true,
    change: (document) => oneGrid(document, 'none'),
    mayFind: ['structure.section-missing'],
  }),
];
