/** A report's candidates for each of its statutory tables, and the edition that they speak for. */
import type { Block } from '../../model/document.ts';
import type { TableName } from '../../model/report.ts';
import { labelMatches, type LabelledRegion, type RunOfRows, runsOfRows } from '../rows/read-rows.ts';
import { type Candidate, candidatesOf, chooseTable } from './choose-table.ts';
import { cellTells, editionOf, editionOfApplications, type TableEdition, type Tells, tellsOf } from './edition.ts';

export interface CandidateTables {
  readonly edition: TableEdition;
  readonly candidates: Readonly<Record<TableName, readonly Candidate[]>>;
}

/** `regions`, `blocks`: all of the report's. */
export function candidateTables(
  regions: readonly LabelledRegion[],
  blocks: readonly Block[],
  year: number | null,
): CandidateTables {
  const runsFor = (table: TableName, edition: TableEdition): readonly RunOfRows[] =>
    regions.filter(({ region }) => region.table === table).flatMap((region) => runsOfRows(region, edition));
  const candidatesFor = (table: TableName, runs = runsFor(table, null)): readonly Candidate[] =>
    candidatesOf(table, runs, blocks, year);
  const runsOfTwo = runsFor('disclosure', null);
  const two = candidatesFor('disclosure', runsOfTwo);
  const applications = candidatesFor('applications');
  const edition = editionOfReport(two, applications, year);
  const isSettled = edition === null || !runsOfTwo.some(hangsOnEdition);
  const disclosure = isSettled ? two : candidatesFor('disclosure', runsFor('disclosure', edition));
  return { edition, candidates: { disclosure, applications, disputes: candidatesFor('disputes') } };
}

/** Only the columns of table two do, where no header above its rows names them all. */
const hangsOnEdition = ({ rows }: RunOfRows): boolean => rows.some(({ expected }) => expected.from !== 'header');

/** From the report's own tables, whatever form last year's beside them have. */
function editionOfReport(two: readonly Candidate[], three: readonly Candidate[], year: number | null): TableEdition {
  const ofTwo = chosenRuns('disclosure', two, year);
  const words = tellsIn('disclosure', ofTwo);
  const byWords = editionOf(words, year);
  if (byWords !== null) return byWords;
  const cells = cellTells(ofTwo.flatMap(({ assigned }) => assigned.map(({ code }) => code)));
  return (
    editionOf([...words, ...cells], year) ??
    editionOfApplications(tellsIn('applications', chosenRuns('applications', three, year)), year)
  );
}

const chosenRuns = (table: TableName, candidates: readonly Candidate[], year: number | null): readonly RunOfRows[] =>
  chooseTable(table, candidates, year).chosen?.runs ?? [];

function tellsIn(table: TableName, runs: readonly RunOfRows[]): Tells {
  const rows = runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key));
  return tellsOf(table, runs.flatMap(labelMatches), rows);
}
