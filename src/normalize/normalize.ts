/** Document × forms → reports: figures by code, each with the way back, and what the rules need to know. */
import { columnPathOf } from './facts/column-path.ts';
import { fileOrgans } from './facts/stated-facts.ts';
import { ofEachTable, tableNames } from '../forms/catalogue.ts';
import type { Block, Document, Grid, TextBlock } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import type { Note, Report, TableName } from '../model/report.ts';
import { candidateTables, type CandidateTables } from './choice/candidate-tables.ts';
import { type Facts, factsOf } from './facts/facts.ts';
import { labelledRegion } from './rows/read-rows.ts';
import { elsewhereNotes, garbledNote, unclearSectionsNotes } from './figures/notes.ts';
import { isGarbled } from '../shapes/legible.ts';
import { titlesOf } from './facts/placed-titles.ts';
import { type ReadTable, readTable } from './figures/read-table.ts';
import { mirrorRefusal, refusal } from './refusal.ts';
import { regionsByGrid } from './tables/regions.ts';
import { sectionOfTable } from './sections/section-heading.ts';
import { goesOnNote } from './sections/goes-on.ts';
import { textsWithRows } from './sections/lone-rows.ts';
import { picturedSections, preambleOf, sectionsOf, unclearSections, unreadSections } from './sections/sections.ts';
import { cutApart } from './tables/side-by-side.ts';
import { splitReports } from './split-reports.ts';
import { withTextEnd } from './stream/text-end.ts';
import { type AsItStands, withStreamedTables } from './stream/with-streamed-tables.ts';

/** One report for each that the document holds. Throws PipelineError `normalize.*` if it holds none. */
export function normalize(document: Document): readonly Report[] {
  return document.carrier === 'text' ? ofText(document).reports : reportsOf(document);
}

/** The document as its tables were read: those of a text may have been made anew from its lines. Throws as `normalize` does. */
export const documentAsRead = (document: Document): Document =>
  document.carrier === 'text' ? ofText(document).document : document;

interface TextAsRead {
  readonly document: Document;
  readonly reports: readonly Report[];
}

/** What its lines leave in doubt, the order of labels and values may settle, or the places where they stand. */
function ofText(document: Document): TextAsRead {
  const { laidOut, ...plain } = document;
  const byOrder = ofLines(withTextEnd(plain));
  if (laidOut === undefined || clearTables(byOrder) === tableNames.length) return settled(byOrder);
  const byPlace = ofLines(withTextEnd({ ...plain, blocks: laidOut }));
  return settled(clearTables(byPlace) > clearTables(byOrder) ? byPlace : byOrder);
}

interface TextTried {
  readonly document: Document;
  readonly reports: readonly Report[] | PipelineError;
}

function ofLines(document: Document): TextTried {
  const asItStands = reportsOrRefusal(document);
  const reports = asItStands instanceof PipelineError ? [] : asItStands;
  const streamed = withStreamedTables(document, (table) => stateOf(table, reports));
  return streamed === document
    ? { document, reports: asItStands }
    : { document: streamed, reports: reportsOrRefusal(streamed) };
}

function settled({ document, reports }: TextTried): TextAsRead {
  if (reports instanceof PipelineError) throw reports;
  return { document, reports };
}

/** Tables without a doubt; a table that was read counts a little. */
function clearTables({ reports }: TextTried): number {
  if (reports instanceof PipelineError) return -1;
  const states = tableNames.map((table) => stateOf(table, reports));
  return states.reduce((sum, state) => sum + WORTH[state], 0);
}

const WORTH: Readonly<Record<AsItStands, number>> = { 'not found': 0, 'in doubt': 0.1, clean: 1 };

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
  const reports = reportParts(document).map((part) => reportOf(document, part));
  const reportsInDocument = reports.map(({ title, organ, year }) => title ?? `${organ?.name ?? ''}${year ?? ''}`);
  return reports.map((report) => ({ ...report, reportsInDocument }));
}

/** What one report of a document is read from. */
export interface ReportPart {
  readonly blocks: readonly Block[];
  readonly facts: Facts;
  readonly tables: CandidateTables;
}

/** One for each report. Throws PipelineError `normalize.*` if the document holds none. */
export function reportParts(document: Document): readonly ReportPart[] {
  const mirror = mirrorRefusal(document);
  if (mirror !== null) throw mirror;
  const all = cutApart(document.blocks);
  const regions = regionsByGrid(all.filter(isGrid));
  if ([...regions.values()].every((found) => found.length === 0)) throw refusal(document);
  const texts = all.filter(isText);
  const beforeTables = new Set(
    all.filter((block, index): block is TextBlock => isText(block) && hasRows(all[index + 1], regions)),
  );
  const titles = titlesOf(texts, beforeTables);
  const parts = splitReports(all, texts, titles, (grid) => (regions.get(grid) ?? []).map(({ table }) => table));
  return parts.map((blocks) => {
    const own = blocks.filter(isGrid).flatMap((grid) => regions.get(grid) ?? []);
    const ownTexts = textsWithRows(blocks);
    const areAll = ownTexts.length === texts.length;
    const facts = factsOf(document, ownTexts, areAll ? titles : titlesOf(ownTexts, beforeTables));
    return { blocks, facts, tables: candidateTables(own.map(labelledRegion), blocks, facts.year) };
  });
}

const hasRows = (block: Block | undefined, regions: ReadonlyMap<Grid, readonly unknown[]>): boolean =>
  block?.kind === 'grid' && (regions.get(block) ?? []).length > 0;

const isGrid = (block: Block): block is Grid => block.kind === 'grid';
const isText = (block: Block): block is TextBlock => block.kind === 'text';

const isOfUnreadPart = ({ code }: Note): boolean =>
  code === 'extraction.no-text-layer' || code === 'extraction.part-left-out' || code === 'extraction.cut-off';

function reportOf(document: Document, { blocks, facts, tables: read }: ReportPart): Omit<Report, 'reportsInDocument'> {
  const { edition, candidates } = read;
  const context = { year: facts.year, edition, blocks, isPartUnread: document.notes.some(isOfUnreadPart) };
  const tables = ofEachTable((table) => readTable(table, candidates[table], context));
  const inOrder = tableNames.map((table) => tables[table]);
  const sections = sectionsOf(blocks);
  const unclear = unclearSections(blocks, sections);
  const goesOn = goesOnNote(document, blocks, sections);
  return {
    ...facts,
    edition,
    codes: inOrder.flatMap(({ codes }) => codes),
    figures: Object.fromEntries(inOrder.flatMap(({ figures }) => figures.map((figure) => [figure.code, figure]))),
    tables: ofEachTable((table) => tables[table].reading),
    doubts: Object.fromEntries(inOrder.flatMap(({ doubts }) => [...doubts])),
    preamble: preambleOf(blocks),
    ...unseenFacts(document),
    ...{ sections, picturedSections: picturedSections(blocks, facts.title), unclearSections: unclear },
    notes: [
      ...document.notes,
      ...facts.notes,
      ...inOrder.flatMap(({ notes }) => notes),
      ...elsewhereNotes(tablesElsewhere(tables, blocks)),
      ...(goesOn === null ? [] : [goesOn]),
      ...unclearSectionsNotes(unclear),
      ...(isGarbled(textsOf(blocks)) ? [garbledNote] : []),
    ],
  };
}

/** Tables that were not found where a frame's page, or what a script writes, stands in their section. */
function tablesElsewhere(tables: Readonly<Record<TableName, ReadTable>>, blocks: readonly Block[]): TableName[] {
  const lost = tableNames.filter((table) => !tables[table].reading.found);
  const unread = lost.length === 0 ? [] : unreadSections(blocks);
  return lost.filter((table) => unread.includes(sectionOfTable[table]));
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks)
    if (block.kind === 'text') yield block.text;
    else for (const { text } of block.cells) yield text;
}

/** Where the page says that it stands, and whom a file names where nobody looks. */
function unseenFacts({ carrier, properties, blocks }: Document): Pick<Report, 'columnPath' | 'fileOrgans'> {
  const column = carrier === 'html' ? columnPathOf(properties, blocks.filter(isText)) : null;
  const organs = carrier === 'docx' || carrier === 'pdf' ? fileOrgans(properties) : [];
  return { ...(column !== null && { columnPath: column }), ...(organs.length > 0 && { fileOrgans: organs }) };
}
