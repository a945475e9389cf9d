/** Document × forms → reports: figures by code, each with the way back, and what the rules need to know. */
import { columnPathOf } from './facts/column-path.ts';
import { fileOrgans } from './facts/stated-facts.ts';
import { tableNames } from '../forms/catalogue.ts';
import type { Block, Document, Grid, TextBlock } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Note, Report, TableName } from '../model/report.ts';
import { candidatesOf, chooseTable, type Candidate } from './choice/choose-table.ts';
import {
  editionOf,
  editionOfApplications,
  cellTells,
  type TableEdition,
  type Tells,
  tellsOf,
} from './choice/edition.ts';
import { type Facts, factsOf } from './facts/facts.ts';
import { type RunOfRows, runsOfRows, labelledRegion, type LabelledRegion, labelMatches } from './rows/read-rows.ts';
import { unclearSectionsNotes } from './figures/notes.ts';
import { titlesOf } from './facts/placed-titles.ts';
import { readTable } from './figures/read-table.ts';
import { mirrorRefusal, refusal } from './refusal.ts';
import { regionsByGrid } from './tables/regions.ts';
import { picturedSections, preambleOf, sectionsOf, unclearSections } from './sections/sections.ts';
import { cutApart } from './tables/side-by-side.ts';
import { splitReports } from './split-reports.ts';
import { withTextEnd } from './stream/text-end.ts';
import { type AsItStands, withStreamedTables } from './stream/with-streamed-tables.ts';

/** One report for each that the document holds. Throws PipelineError `normalize.*` if it holds none. */
export function normalize(document: Document): readonly Report[] {
  return document.carrier === 'text' ? ofText(withTextEnd(document)) : reportsOf(document);
}

/** What its lines leave in doubt, the order of labels and values may settle. */
function ofText(document: Document): readonly Report[] {
  const asItStands = reportsOrRefusal(document);
  const reports = asItStands instanceof PipelineError ? [] : asItStands;
  const streamed = withStreamedTables(document, (table) => stateOf(table, reports));
  if (streamed !== document) return reportsOf(streamed);
  if (asItStands instanceof PipelineError) throw asItStands;
  return reports;
}

function reportsOrRefusal(document: Document): readonly Report[] | PipelineError {
  try {
    return reportsOf(document);
  } catch (error) {
    if (error instanceof PipelineError) return error;
    throw error;
  }
}

function stateOf(table: TableName, reports: readonly Report[]): AsItStands {
  if (!reports.some(({ tables }) => tables[table].found)) return 'not found';
  return reports.some(({ notes }) => notes.some((note) => note.table === table)) ? 'in doubt' : 'clean';
}

function reportsOf(document: Document): readonly Report[] {
  const mirror = mirrorRefusal(document);
  if (mirror !== null) throw mirror;
  const all = cutApart(document.blocks);
  const regions = regionsByGrid(all.filter(isGrid));
  if ([...regions.values()].every((found) => found.length === 0)) throw refusal(document);
  const texts = all.filter(isText);
  const titles = titlesOf(texts);
  const parts = splitReports(all, texts, titles, (grid) => (regions.get(grid) ?? []).map(({ table }) => table));
  const reports = parts.map((blocks) => {
    const own = blocks.filter(isGrid).flatMap((grid) => regions.get(grid) ?? []);
    const facts = parts.length === 1 ? factsOf(document, texts, titles) : factsOf(document, blocks.filter(isText));
    return reportOf(document, blocks, facts, own.map(labelledRegion));
  });
  const reportsInDocument = reports.map(({ title, organ, year }) => title ?? `${organ?.name ?? ''}${year ?? ''}`);
  return reports.map((report) => ({ ...report, reportsInDocument }));
}

const isGrid = (block: Block): block is Grid => block.kind === 'grid';
const isText = (block: Block): block is TextBlock => block.kind === 'text';

const isOfUnreadPart = ({ code }: Note): boolean =>
  code === 'extraction.no-text-layer' || code === 'extraction.part-left-out' || code === 'extraction.cut-off';

function reportOf(
  document: Document,
  blocks: readonly Block[],
  facts: Facts,
  regions: readonly LabelledRegion[],
): Omit<Report, 'reportsInDocument'> {
  const candidatesFor = (table: TableName, edition: TableEdition): readonly Candidate[] => {
    const own = regions.filter(({ region }) => region.table === table);
    return candidatesOf(
      table,
      own.flatMap((region) => runsOfRows(region, edition)),
      blocks,
    );
  };
  const [two, three, four] = [
    candidatesFor('disclosure', null),
    candidatesFor('applications', null),
    candidatesFor('disputes', null),
  ];
  const edition = editionOfReport(two, three, facts.year);
  const context = { year: facts.year, edition, blocks, isPartUnread: document.notes.some(isOfUnreadPart) };
  const tables = {
    // Only the columns of table two hang on the edition.
    disclosure: readTable('disclosure', edition === null ? two : candidatesFor('disclosure', edition), context),
    applications: readTable('applications', three, context),
    disputes: readTable('disputes', four, context),
  };
  const inOrder = tableNames.map((table) => tables[table]);
  const sections = sectionsOf(blocks);
  const unclear = unclearSections(blocks, sections);
  return {
    ...facts,
    edition,
    codes: inOrder.flatMap(({ codes }) => codes),
    figures: Object.fromEntries(inOrder.flatMap(({ figures }) => figures.map((figure) => [figure.code, figure]))),
    tables: {
      disclosure: tables.disclosure.reading,
      applications: tables.applications.reading,
      disputes: tables.disputes.reading,
    },
    preamble: preambleOf(blocks),
    ...unseenFacts(document),
    ...{ sections, picturedSections: picturedSections(blocks, facts.title), unclearSections: unclear },
    notes: [
      ...document.notes,
      ...facts.notes,
      ...inOrder.flatMap(({ notes }) => notes),
      ...unclearSectionsNotes(unclear),
    ],
  };
}

/** Where the page says that it stands, and whom a file names where nobody looks. */
function unseenFacts({ carrier, properties, blocks }: Document): Pick<Report, 'columnPath' | 'fileOrgans'> {
  const column = carrier === 'html' ? columnPathOf(properties, blocks.filter(isText)) : null;
  const organs = carrier === 'docx' || carrier === 'pdf' ? fileOrgans(properties) : [];
  return { ...(column !== null && { columnPath: column }), ...(organs.length > 0 && { fileOrgans: organs }) };
}

/** From the report's own tables, whatever form last year's beside them have. */
function editionOfReport(two: readonly Candidate[], three: readonly Candidate[], year: number | null): TableEdition {
  const ofTwo = chosenRuns('disclosure', two, year);
  const words = tellsIn('disclosure', ofTwo);
  const byWords = editionOf(words);
  if (byWords !== null) return byWords;
  const cells = cellTells(ofTwo.flatMap(({ assigned }) => assigned.map(({ code }) => code)));
  return (
    editionOf([...words, ...cells]) ??
    editionOfApplications(tellsIn('applications', chosenRuns('applications', three, year)), year)
  );
}

const chosenRuns = (table: TableName, candidates: readonly Candidate[], year: number | null): readonly RunOfRows[] =>
  chooseTable(table, candidates, year).chosen?.runs ?? [];

function tellsIn(table: TableName, runs: readonly RunOfRows[]): Tells {
  const rows = runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key));
  return tellsOf(table, runs.flatMap(labelMatches), rows);
}
