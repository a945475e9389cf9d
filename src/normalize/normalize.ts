/** Document × forms → reports: figures by code, each with the way back, and what the rules need to know. */
import { codeOf, tableNames } from '../forms/catalogue.ts';
import type { Block, Document, Grid, TextBlock } from '../model/document.ts';
import type { Note, Report, TableName } from '../model/report.ts';
import { candidatesOf, chooseTable, type Candidate } from './choose-table.ts';
import { editionOf, tellsOf } from './edition.ts';
import { factsOf } from './facts.ts';
import { readFigures } from './figures.ts';
import { type Fragment, fragmentsOf, labelMatches } from './fragment.ts';
import { doubtNotes, notFoundNote, sharedGridNote, spansNote } from './notes.ts';
import { type Recogniser, recogniser } from './recognise.ts';
import { refusal } from './refusal.ts';
import { type Region, regionsByGrid } from './regions.ts';
import { preambleOf, sectionsOf } from './sections.ts';
import { splitReports } from './split-reports.ts';
import { traceNotes, unreadNotes } from './unread.ts';
import { formOf, noReading, rowOrderOf, tableReading } from './table-reading.ts';

type TableEdition = '2021' | '2019' | null;

interface ReadTable {
  readonly reading: Report['tables'][TableName];
  readonly figures: Report['figures'];
  readonly codes: readonly string[];
  readonly notes: readonly Note[];
}

/** One report for each that the document holds. Throws PipelineError `normalize.*` if it holds none. */
export function normalize(document: Document): readonly Report[] {
  const recognise = recogniser();
  const grids = document.blocks.filter((block): block is Grid => block.kind === 'grid');
  const regions = regionsByGrid(grids, recognise);
  if ([...regions.values()].every((found) => found.length === 0)) throw refusal(document);
  return splitReports(document.blocks, (grid) => (regions.get(grid) ?? []).map(({ table }) => table)).map((blocks) =>
    reportOf(document, blocks, regions, recognise),
  );
}

function reportOf(
  document: Document,
  blocks: readonly Block[],
  regionsOfGrid: ReadonlyMap<Grid, readonly Region[]>,
  recognise: Recogniser,
): Report {
  const facts = factsOf(
    document,
    blocks.filter((block): block is TextBlock => block.kind === 'text'),
  );
  const regions = blocks.flatMap((block) => (block.kind === 'grid' ? (regionsOfGrid.get(block) ?? []) : []));
  const firstReading = regions.map((region) => fragmentsOf(region, recognise, null));
  const candidatesFor = (edition: TableEdition): Readonly<Record<TableName, readonly Candidate[]>> => {
    // Only the columns of table two hang on the edition.
    const fragments = regions.flatMap((region, index) =>
      region.table === 'disclosure' && edition !== null
        ? fragmentsOf(region, recognise, edition)
        : (firstReading[index] ?? []),
    );
    return {
      disclosure: candidatesOf('disclosure', fragments, blocks),
      applications: candidatesOf('applications', fragments, blocks),
      disputes: candidatesOf('disputes', fragments, blocks),
    };
  };
  const edition = editionOfDocument(firstReading.flat());
  const candidates = candidatesFor(edition);
  const grids = blocks.filter((block): block is Grid => block.kind === 'grid');
  const tables = {
    disclosure: readTable('disclosure', candidates.disclosure, facts.year, edition, grids),
    applications: readTable('applications', candidates.applications, facts.year, edition, grids),
    disputes: readTable('disputes', candidates.disputes, facts.year, edition, grids),
  };
  const inOrder = tableNames.map((table) => tables[table]);
  return {
    ...facts,
    edition,
    codes: inOrder.flatMap(({ codes }) => codes),
    figures: Object.assign({}, ...inOrder.map(({ figures }) => figures)) as Report['figures'],
    tables: {
      disclosure: tables.disclosure.reading,
      applications: tables.applications.reading,
      disputes: tables.disputes.reading,
    },
    preamble: preambleOf(blocks),
    sections: sectionsOf(blocks),
    notes: [...document.notes, ...inOrder.flatMap(({ notes }) => notes)],
  };
}

/** Table two decides, else table three; table four is alike in all editions. */
function editionOfDocument(fragments: readonly Fragment[]): TableEdition {
  const of = (table: TableName): TableEdition => {
    const own = fragments.filter((fragment) => fragment.table === table);
    const rows = own.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key));
    return editionOf(tellsOf(table, own.flatMap(labelMatches), rows));
  };
  return of('disclosure') ?? of('applications');
}

function readTable(
  table: TableName,
  candidates: readonly Candidate[],
  year: number | null,
  edition: TableEdition,
  grids: readonly Grid[],
): ReadTable {
  const form = formOf(table, edition);
  const { chosen, notes } = chooseTable(table, candidates, year);
  if (chosen === null) {
    const codes = codesInForce(table, edition, new Set());
    const unfound = [notFoundNote(table, codes), ...traceNotes(form, codes, grids)];
    return { reading: noReading(table), figures: {}, codes, notes: unfound };
  }
  const read = readFigures(chosen);
  const rows = new Set(chosen.fragments.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key)));
  const codes = codesInForce(table, edition, rows);
  const inForce = new Set(codes);
  const figures = read.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  return {
    reading: tableReading(chosen, form),
    figures: Object.fromEntries(figures.filter(({ code }) => inForce.has(code)).map((figure) => [figure.code, figure])),
    codes,
    notes: [
      ...notes,
      ...unreadNotes(form, chosen, codes, read, grids),
      ...doubtNotes(
        table,
        read.filter(({ code }) => inForce.has(code)),
      ),
      ...(chosen.fragments.some(({ isSpansDisagree }) => isSpansDisagree) ? [spansNote(table)] : []),
      ...(chosen.fragments.some(({ region }) => region.isShared) ? [sharedGridNote(table)] : []),
    ],
  };
}

/** Codes of the edition, with the row variants that the report has. */
function codesInForce(table: TableName, edition: TableEdition, present: ReadonlySet<string>): readonly string[] {
  const form = formOf(table, edition);
  const rows = rowOrderOf(form, present);
  return form.blocks.flatMap((block) => {
    const variants = form.rowVariants.map(({ line }) => line.key);
    const own = new Set([...block.rows.map(({ key }) => key), ...variants]);
    return rows.filter((row) => own.has(row)).flatMap((row) => block.columns.map(({ key }) => codeOf(table, row, key)));
  });
}
