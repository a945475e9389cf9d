/** What stands around the tables: other years, decoys, metadata, added rows, missing headings and titles. */
import type { TableName } from '../../../../src/model/report.ts';
import {
  cell,
  isTable,
  mapCells,
  mapTables,
  table,
  type ModelBlock,
  type ModelDocument,
  type ModelTable,
} from '../document.ts';
import { officialTables, type Tables } from '../layout/lay-out.ts';
import { placed } from '../placed.ts';
import type { Random } from '../random.ts';
import { madeUpReport, type MadeUpReport } from '../report.ts';
import { bend, type Bend } from './bend.ts';

const missingSection = ['structure.section-missing'];

/** Tables of the same form with other figures. */
function otherTables(report: MadeUpReport, random: Random, year: number): Tables {
  const other = madeUpReport(random.int(1, 1e9), { form: report.form, size: 'county', year, organ: report.organ });
  return officialTables(other);
}

const paragraph = (text: string): ModelBlock => ({ kind: 'paragraph', text });
const caption = (text: string): ModelBlock => ({ kind: 'caption', text });

interface Neighbours {
  readonly before: readonly ModelBlock[];
  readonly after: readonly ModelBlock[];
}

/** Puts blocks before the first and after the last of the report's tables of each form. */
function beside(document: ModelDocument, neighbours: (name: TableName) => Neighbours): ModelDocument {
  const { blocks } = document;
  const isOf = (block: ModelBlock, name: TableName): boolean => isTable(block) && block.name === name;
  const around = blocks.map((block, index) => {
    if (!isTable(block) || block.name === null) return [block];
    const name = block.name;
    const { before, after } = neighbours(name);
    const isFirst = blocks.findIndex((other) => isOf(other, name)) === index;
    const isLast = blocks.findLastIndex((other) => isOf(other, name)) === index;
    return [...(isFirst ? before : []), block, ...(isLast ? after : [])];
  });
  return { ...document, blocks: around.flat() };
}

const hiddenTable = (block: ModelBlock): ModelBlock => (isTable(block) ? { ...block, hidden: true } : block);

function metadataTable(report: MadeUpReport): ModelTable {
  const pair = (key: string, value: string) => [cell('other', key), cell('other', value)];
  return table(null, [
    [...pair('索引号：', `${report.year}-00017`), ...pair('发布机构：', report.organ)],
    [...pair('公开日期：', `${report.year + 1}-01-20`), ...pair('文号：', '无')],
  ]);
}

function navigationTable(): ModelTable {
  const row = (...texts: readonly string[]) => texts.map((text) => cell('other', text));
  return table(null, [row('首页', '政务公开', '互动交流'), row('2018', '2019', '2020')]);
}

const beforeTables = (document: ModelDocument, added: readonly ModelBlock[]): ModelDocument => {
  const first = document.blocks.findIndex(({ kind }) => kind === 'heading');
  return { ...document, blocks: [...document.blocks.slice(0, first), ...added, ...document.blocks.slice(first)] };
};

/** A row that the form doesn't know, at the end of the first block of table two. */
function withAddedRow(source: ModelTable): ModelTable {
  const at = source.rows.findIndex((row) => row[0]?.text.endsWith('规范性文件'));
  if (source.name !== 'disclosure' || at === -1) return source;
  const added = source.rows[at]!.map((own) =>
    own.code === null ? cell('other', '其他主动公开文件') : cell('other', '17', { colSpan: own.colSpan }),
  );
  return { ...source, rows: source.rows.toSpliced(at + 1, 0, added) };
}

function withUnitRow(source: ModelTable): ModelTable {
  const { columnCount } = placed(source);
  return { ...source, rows: [[cell('other', '单位：件', { colSpan: columnCount })], ...source.rows] };
}

const withoutKind = (document: ModelDocument, kind: ModelBlock['kind']): ModelDocument => ({
  ...document,
  blocks: document.blocks.filter((block) => block.kind !== kind),
});

/** The ordinals of the section headings in another form. */
function reheaded(document: ModelDocument, form: (ordinal: number) => string): ModelDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'heading'
        ? {
            ...block,
            text: block.text.replace(/^(.)、/u, (_, numeral: string) => form('一二三四五六'.indexOf(numeral) + 1)),
          }
        : block,
    ),
  };
}

function localTable(): ModelTable {
  const row = (...texts: readonly string[]) => texts.map((text) => cell('other', text));
  return table(null, [
    row('公开渠道', '信息条数', '占比'),
    row('政府网站', '120', '60%'),
    row('政务新媒体', '80', '40%'),
    row('总计', '200', '100%'),
  ]);
}

function metaOf(report: MadeUpReport): Readonly<Record<string, string>> {
  return {
    SiteName: `${report.organ}门户网站`,
    ColumnName: '政府信息公开年报',
    ArticleTitle: report.title.join(''),
    ContentSource: report.organ,
    PubDate: `${report.year + 1}-01-20 09:30`,
  };
}

export const surroundingBends: readonly Omit<Bend, 'family'>[] = [
  bend("last year's tables after", {
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year - 1);
      const words = caption(`附：${report.year - 1}年度统计情况`);
      return beside(document, (name) => ({ before: [], after: [words, ...others[name]] }));
    },
  }),
  bend("last year's tables before", {
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year - 1);
      const own = caption(`${report.year}年度数据`);
      return beside(document, (name) => ({
        before: [caption(`${report.year - 1}年度数据`), ...others[name], own],
        after: [],
      }));
    },
  }),
  bend("last year's tables at the end", {
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year - 1);
      const words = caption(`附件：${report.year - 1}年政府信息公开情况统计表`);
      const tables = [...others.disclosure, ...others.applications, ...others.disputes];
      return { ...document, blocks: [...document.blocks, words, ...tables] };
    },
  }),
  bend('second tables without a word', {
    expects: 'noted',
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year);
      return beside(document, (name) => ({ before: [], after: others[name] }));
    },
  }),
  bend('hidden decoys', {
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year);
      return beside(document, (name) => ({ before: others[name].map(hiddenTable), after: [] }));
    },
    carriers: ['html'],
  }),
  bend('hidden decoys after', {
    change: (document, random, report) => {
      const others = otherTables(report, random, report.year);
      return beside(document, (name) => ({ before: [], after: others[name].map(hiddenTable) }));
    },
    carriers: ['html'],
  }),
  bend('metadata table before', {
    change: (document, _, report) => ({ ...document, blocks: [metadataTable(report), ...document.blocks] }),
  }),
  bend('navigation table before', {
    change: (document) => ({ ...document, blocks: [navigationTable(), ...document.blocks] }),
  }),
  bend('table of local statistics', {
    change: (document) => beforeTables(document, [caption('主动公开渠道统计'), localTable()]),
  }),
  bend('contents before the sections', {
    change: (document) => {
      const headings = document.blocks.flatMap((block) => (block.kind === 'heading' ? [paragraph(block.text)] : []));
      return beforeTables(document, [caption('目  录'), ...headings]);
    },
  }),
  bend('added row', { change: (document) => mapTables(document, withAddedRow) }),
  bend('unit row', { change: (document) => mapTables(document, withUnitRow) }),
  bend('unit line above the tables', {
    change: (document) => ({
      ...document,
      blocks: document.blocks.flatMap((block) => (isTable(block) ? [caption('单位：件'), block] : [block])),
    }),
  }),
  bend('year inside the measures', {
    change: (document, _, report) =>
      mapTables(document, (source) =>
        mapCells(source, (own) =>
          own.role === 'column' && own.text.startsWith('本年')
            ? { ...own, text: own.text.replace('本年', `本年（${report.year}）`) }
            : own,
        ),
      ),
    forms: ['2021', 'mixed'],
  }),
  bend('no headings', {
    removes: true,
    change: (document) => withoutKind(document, 'heading'),
    mayFind: [...missingSection, 'structure.section-order'],
  }),
  bend('headings without ordinals', {
    change: (document) => ({
      ...document,
      blocks: document.blocks.map((block) =>
        block.kind === 'heading' ? { ...block, text: block.text.replace(/^.、/u, '') } : block,
      ),
    }),
    mayFind: missingSection,
  }),
  bend('headings numbered 1、', {
    change: (document) => reheaded(document, (ordinal) => `${ordinal}、`),
  }),
  bend('headings 第一部分', {
    change: (document) => reheaded(document, (ordinal) => `第${'一二三四五六'[ordinal - 1] ?? ''}部分 `),
  }),
  bend('title in the page properties only', {
    removes: true,
    change: (document, _, report) => ({ ...withoutKind(document, 'title'), meta: metaOf(report) }),
    carriers: ['html'],
  }),
  bend('page properties', {
    change: (document, _, report) => ({ ...document, meta: metaOf(report) }),
    carriers: ['html'],
  }),
  bend('sentence before each table', {
    change: (document) => ({
      ...document,
      blocks: document.blocks.flatMap((block) => (isTable(block) ? [paragraph('具体情况如下：'), block] : [block])),
    }),
  }),
  bend('disputes in words only', {
    removes: true,
    expects: 'noted',
    change: (document) => ({
      ...document,
      blocks: document.blocks.map((block) => (isTable(block) && block.name === 'disputes' ? paragraph('无。') : block)),
    }),
    mayFind: ['structure.table-missing'],
  }),
  bend('headings inside the tables', {
    change: (document) => ({ ...document, blocks: headingsInside(document.blocks) }),
  }),
];

/** A section's heading as the first, full-width row of its table. */
function headingsInside(blocks: readonly ModelBlock[]): readonly ModelBlock[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.kind === 'heading' && next !== undefined && isTable(next)) return [];
    const previous = blocks[index - 1];
    if (!isTable(block) || previous?.kind !== 'heading') return [block];
    const row = [cell('other', previous.text, { colSpan: placed(block).columnCount })];
    return [{ ...block, rows: [row, ...block.rows] }];
  });
}
