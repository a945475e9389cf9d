/** Tables and sections elsewhere than the form puts them, twice, or with an empty form beside them. */
import { cell, isTable, mapCells, type ModelBlock, type ModelDocument, type ModelTable } from '../document.ts';
import { disclosureBlocks } from '../layout/disclosure.ts';
import { applicationsTable } from '../layout/applications.ts';
import { bend, type Bend } from './bend.ts';

const drawnCarriers = ['html', 'docx', 'pdf'] as const;

const blankForm = (source: ModelTable): ModelTable =>
  mapCells(source, (own) => (own.code === null ? own : { ...own, text: '', code: null }));

const caption = (text: string): ModelBlock => ({ kind: 'caption', text });

/** The report's sections, each with its heading first; what stands before them is the first part. */
function parts({ blocks }: ModelDocument): ModelBlock[][] {
  const result: ModelBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') result.push([]);
    result.at(-1)?.push(block);
  }
  return result;
}

function sectionsSwapped(document: ModelDocument): ModelDocument {
  const [front = [], first = [], two = [], three = [], ...rest] = parts(document);
  return { ...document, blocks: [...front, ...first, ...three, ...two, ...rest.flat()] };
}

function tablesAtTheEnd(document: ModelDocument): ModelDocument {
  const tables = document.blocks.filter(isTable);
  const text = document.blocks.map((block) => (isTable(block) ? caption('详见附表。') : block));
  return { ...document, blocks: [...text, ...tables.flatMap((table, index) => [caption(`附表${index + 1}`), table])] };
}

/** As in pages that fix the header while the body scrolls. */
function headerApart(source: ModelTable): readonly ModelBlock[] {
  const header = 3;
  return [
    { ...source, rows: source.rows.slice(0, header) },
    { ...source, rows: source.rows.slice(header) },
  ];
}

const eachTable = (change: (table: ModelTable) => readonly ModelBlock[]): Pick<Bend, 'change'> => ({
  change: (document) => ({
    ...document,
    blocks: document.blocks.flatMap((block) => (isTable(block) ? change(block) : [block])),
  }),
});

export const orderBends: readonly Omit<Bend, 'family'>[] = [
  bend('sections two and three exchanged', { change: sectionsSwapped, mayFind: ['structure.section-order'] }),
  bend('tables at the end', { change: tablesAtTheEnd }),
  bend('blocks of table two in another order', {
    tables: (report, random) => ({ disclosure: random.shuffle(disclosureBlocks(report)) }),
    mayFind: ['structure.row-set'],
  }),
  bend('header in a table of its own', {
    tables: (report) => ({ applications: headerApart(applicationsTable(report)) }),
  }),
  bend('each table twice', { ...eachTable((table) => [table, table]), carriers: ['html', 'docx'] }),
  bend('empty form before each table', { expects: 'noted', ...eachTable((table) => [blankForm(table), table]) }),
  bend('empty form after each table', {
    expects: 'noted',
    ...eachTable((table) => [table, caption('填报样表'), blankForm(table)]),
  }),
  bend('tables in frames of one cell', {
    ...eachTable((table) => [{ kind: 'table', name: null, hidden: false, rows: [[cell('other', '统计表')]] }, table]),
    carriers: drawnCarriers,
  }),
];
