/** Which of a document's tables of one form is the report's: last year's figures and hidden copies stand beside it. */
import { partsOf, rowOrders } from '../../forms/catalogue.ts';
import type { Block, Cell, Grid } from '../../model/document.ts';
import type { Note, TableName } from '../../model/report.ts';
import type { WitnessId } from '../../model/witness.ts';
import type { Assigned } from '../rows/row-values.ts';
import { captionOf as captionAbove, type Caption } from './caption.ts';
import { sectionOfTable } from '../sections/section-heading.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { isNumberLike } from '../../shapes/number-shape.ts';
import { at } from '../../shapes/at.ts';
import { rememberedOf } from '../../shapes/remembered.ts';

/** Runs that together are one table of the form, none of whose figures stands in two of them. */
export interface Candidate {
  readonly table: TableName;
  readonly runs: readonly RunOfRows[];
  readonly caption: Caption;
}

/** What the tables that were not chosen say against figures of the one that was. */
export interface ChoiceDoubt {
  readonly witness: WitnessId;
  readonly codes: readonly string[];
}

export interface Choice {
  readonly chosen: Candidate | null;
  /** Each with codes. */
  readonly doubts: readonly ChoiceDoubt[];
  readonly notes: readonly Note[];
}

/** A candidate with fewer of the figures than this share of the fullest is a scrap of a local table, not a rival. */
const RIVAL_SHARE = 0.5;

export function candidatesOf(
  table: TableName,
  runs: readonly RunOfRows[],
  blocks: readonly Block[],
  year: number | null,
): readonly Candidate[] {
  const groups: RunOfRows[][] = [];
  const captionOf = rememberedOf((run: RunOfRows) => captionOfRun(run, blocks));
  /** That of its first run. */
  const captionOfGroup = (group: readonly RunOfRows[]): Caption => captionOf(at(group, 0));
  const isOfOther = (group: readonly RunOfRows[]): boolean => isOfOtherYear({ caption: captionOfGroup(group) }, year);
  for (const run of runs.filter((one) => one.table === table && one.assigned.length > 0)) {
    // Below a caption of another year no table goes on that began above it.
    const open = isOfOther([run]) ? groups.filter(isOfOther) : groups;
    const group = groupFor(run, open);
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  return groups.map((group) => ({ table, runs: group, caption: captionOfGroup(group) }));
}

/**
 * The group that the run goes on: one that has none of its figures and is shown, and filled, alike. One that ends
 * just before it in the form's order is better than the last one: two copies may stand block by block, and an empty form
 * before each part of a filled one.
 */
function groupFor(run: RunOfRows, groups: readonly RunOfRows[][]): RunOfRows[] | undefined {
  const open = groups.filter((group) => !hasFigureOf(group, run) && isHidden(group) === isHidden([run]));
  const direct = open.filter((group) => goesOn(group, run));
  const isAlike = (group: readonly RunOfRows[]): boolean => isBlank(group) === isBlank([run]);
  const latest = [groups.findLast(isAlike), groups.at(-1)];
  return direct.find(isAlike) ?? direct[0] ?? latest.find((group) => group !== undefined && open.includes(group));
}

/** Rows printed again over a page or with the header are no second table: they say the same, and more follows. */
function hasFigureOf(group: readonly RunOfRows[], { assigned }: RunOfRows): boolean {
  const known = new Map(group.flatMap((run) => run.assigned.map(({ code, spot }) => [code, spot?.text.trim()])));
  const again = assigned.filter(({ code }) => known.has(code));
  if (again.length === 0) return false;
  return again.length === assigned.length || again.some(({ code, spot }) => known.get(code) !== spot?.text.trim());
}

const isHidden = (runs: readonly RunOfRows[]): boolean => runs.some(({ region }) => region.grid.hidden);

const isBlank = (runs: readonly RunOfRows[]): boolean =>
  runs.every(({ assigned }) => assigned.every(({ spot }) => !isPrinted(spot))) && !isUnread(runs);

/** It has numbers, but not one could be put to a figure. */
const isUnread = (runs: readonly RunOfRows[]): boolean =>
  runs.every(({ assigned }) => assigned.every(({ spot }) => spot === null)) &&
  runs.some(({ oriented: { matrix }, rowRange }) =>
    matrix.rows.slice(...rowRange).some((own) => own.some(({ text }) => isNumberLike(text))),
  );

/** Whether the run's first row is the form's next after the group's last. */
function goesOn(group: readonly RunOfRows[], run: RunOfRows): boolean {
  const last = partsOf(at(at(group, -1).assigned, -1).code).row;
  const next = partsOf(at(run.assigned, 0).code).row;
  return rowOrders[run.table].some((rows) => rows.includes(last) && rows.indexOf(next) === rows.indexOf(last) + 1);
}

function captionOfRun({ region, rowKeys }: RunOfRows, blocks: readonly Block[]): Caption {
  const first = at(rowKeys, 0).row + region.firstRow;
  const above = region.grid.cells.filter(({ row }) => row < first);
  const inner = above.filter((cell) => isAlone(cell, above, region.grid)).map(({ text }) => text);
  return captionAbove(blocks, region.grid, inner);
}

/** Over all columns; where spans are not told, in a row of its own. */
const isAlone = (cell: Cell, above: readonly Cell[], { placement, columnCount }: Grid): boolean =>
  cell.columnSpan === columnCount ||
  (placement === 'listed' && above.filter(({ row }) => row === cell.row).length === 1);

const spotsOf = ({ runs }: Candidate): readonly Assigned[] => runs.flatMap(({ assigned }) => assigned);

const filledCount = (candidate: Candidate): number => spotsOf(candidate).filter(({ spot }) => spot !== null).length;

/** By its caption, which names another year or speaks of a comparison. */
function isOfOtherYear({ caption }: Pick<Candidate, 'caption'>, year: number | null): boolean {
  if (caption.year !== null && year !== null && caption.year !== year) return true;
  return caption.isComparison && caption.year !== year;
}

/** Reasons against a candidate, the weightiest first: lower is better. */
function penalties(candidate: Candidate, year: number | null): readonly number[] {
  const { caption, runs, table } = candidate;
  return [
    Number(isHidden(runs)),
    Number(isOfOtherYear(candidate, year)),
    Number(isBlank(runs)),
    Number(caption.section !== sectionOfTable[table]),
  ];
}

export function chooseTable(table: TableName, all: readonly Candidate[], year: number | null): Choice {
  const fullest = Math.max(0, ...all.map(filledCount));
  const rivals = all.filter((candidate) => filledCount(candidate) >= fullest * RIVAL_SHARE);
  const ranked = rivals.toSorted((left, right) => compare(penalties(left, year), penalties(right, year)));
  const [chosen, second] = ranked;
  if (chosen === undefined) return { chosen: null, doubts: [], notes: [] };
  const codes = spotsOf(chosen).map(({ code }) => code);
  const ofYear = isOfOtherYear(chosen, year) ? codes : [];
  const lesser = all.filter((candidate) => !rivals.includes(candidate));
  const scraps = lesser.filter((candidate) => isBeside(candidate, chosen, year));
  const unread = lesser.filter((candidate) => isUnreadRival(candidate, chosen, year));
  const ofOthers: readonly DoubtOfTables[] = [
    { witness: 'choice.scrap-differs', codes: printedOtherwise(chosen, scraps), tables: [chosen, ...scraps] },
    { witness: 'choice.rival-unread', codes: unread.length === 0 ? [] : codes, tables: [chosen, ...unread] },
    ...(second === undefined ? [] : [{ ...doubtOfRivals(chosen, second, { rivals, year }), tables: rivals }]),
  ];
  return {
    chosen,
    doubts: [{ witness: 'choice.other-year', codes: ofYear } as const, ...ofOthers].filter(isSaid),
    notes: [
      ...(isHidden(chosen.runs) ? [hiddenNote(table)] : []),
      ...(ofYear.length > 0 ? [otherYearNote(table, ofYear)] : []),
      // That there are rivals is said of any.
      ...ofOthers.filter((one) => isSaid(one) || one.tables === rivals).map((one) => severalNote(chosen, one)),
    ],
  };
}

/** With the tables that it tells of. */
interface DoubtOfTables extends ChoiceDoubt {
  readonly tables: readonly Candidate[];
}

const isSaid = ({ codes }: ChoiceDoubt): boolean => codes.length > 0;

function doubtOfRivals(
  chosen: Candidate,
  second: Candidate,
  { rivals, year }: { readonly rivals: readonly Candidate[]; readonly year: number | null },
): ChoiceDoubt {
  const isClear = compare(certain(penalties(chosen, year)), certain(penalties(second, year))) < 0;
  return isClear
    ? { witness: 'choice.sample-filled', codes: blankBesideSamples(chosen, rivals) }
    : { witness: 'choice.tables-differ', codes: differing(chosen, second) };
}

/** Shown in the same section as figures of the same year, so that readers take it for part of the form. */
const isBeside = (candidate: Candidate, chosen: Candidate, year: number | null): boolean =>
  candidate.caption.section === chosen.caption.section &&
  certain(penalties(candidate, year)).every((reason) => reason === 0);

/**
 * It has as many rows as a rival and no reason more against it than the table that was chosen, but most of its cells were
 * put to no figures: it may be the report's own, damaged on its way, and the whole one last year's. Where those of its
 * cells that were say the same, it is the same table again.
 */
function isUnreadRival(candidate: Candidate, chosen: Candidate, year: number | null): boolean {
  const isLikely =
    rowCount(candidate) >= rowCount(chosen) * RIVAL_SHARE &&
    compare(penalties(candidate, year), penalties(chosen, year)) <= 0;
  const own = textsOf(chosen);
  const placed = spotsOf(candidate).filter(({ spot }) => spot !== null);
  const isOtherwise = placed.some(({ code, spot }) => own.has(code) && own.get(code) !== spot?.text.trim());
  return isLikely && (placed.length === 0 || isOtherwise);
}

const rowCount = ({ runs }: Candidate): number =>
  new Set(runs.flatMap(({ rowKeys }) => rowKeys.map(({ key }) => key))).size;

/** A few of the figures printed once more, and otherwise. */
function printedOtherwise(chosen: Candidate, scraps: readonly Candidate[]): readonly string[] {
  const own = textsOf(chosen);
  const otherwise = scraps.flatMap((scrap) =>
    [...textsOf(scrap)].filter(([code, text]) => own.has(code) && own.get(code) !== text),
  );
  return [...new Set(otherwise.map(([code]) => code))];
}

/** The section heading prefers one, but proves nothing about a second table without a word of its own. */
const certain = (reasons: readonly number[]): readonly number[] => reasons.slice(0, -1);

const compare = (left: readonly number[], right: readonly number[]): number => {
  const index = left.findIndex((value, at) => value !== right[at]);
  return index < 0 ? 0 : at(left, index) - at(right, index);
};

/** Codes that the two print otherwise, or that one of them has not. */
function differing(left: Candidate, right: Candidate): readonly string[] {
  const [ofLeft, ofRight] = [textsOf(left), textsOf(right)];
  return [...ofLeft.keys(), ...ofRight.keys().filter((code) => !ofLeft.has(code))].filter(
    (code) => ofLeft.get(code) !== ofRight.get(code),
  );
}

const textsOf = (candidate: Candidate): ReadonlyMap<string, string> =>
  new Map(spotsOf(candidate).map(({ code, spot }) => [code, spot?.text.trim() ?? '']));

/** Codes without a number that a form said to be empty has: it is not, and theirs may stand there. */
function blankBesideSamples(chosen: Candidate, rivals: readonly Candidate[]): readonly string[] {
  const samples = rivals.filter((rival) => rival !== chosen && rival.caption.isSample);
  const filled = new Set(samples.flatMap(spotsOf).flatMap(({ code, spot }) => (isPrinted(spot) ? [code] : [])));
  return spotsOf(chosen)
    .filter(({ code, spot }) => !isPrinted(spot) && filled.has(code))
    .map(({ code }) => code);
}

const isPrinted = (spot: Assigned['spot']): boolean => (spot?.text ?? '').trim() !== '';

function severalNote(chosen: Candidate, { witness, codes: cells, tables }: DoubtOfTables): Note {
  const ordinals = (candidate: Candidate): string =>
    [...new Set(candidate.runs.map(({ region }) => region.grid.ordinal))].join('+');
  const others = tables
    .filter((rival) => rival !== chosen)
    .map(ordinals)
    .join('、');
  return {
    code: 'extraction.several-tables',
    message: {
      zh: `文档中有 ${tables.length} 张同类表格，采用第 ${ordinals(chosen)} 张，未采用第 ${others} 张${cells.length > 0 ? '；两者数据不同且无法判断，先核对原文' : ''}`,
      en: `${tables.length} tables of this form in the document; table ${ordinals(chosen)} was read, not ${others}${cells.length > 0 ? '; they differ and nothing tells which is meant: check the original first' : ''}`,
    },
    table: chosen.table,
    cells,
    ...(cells.length > 0 && { witnesses: [witness] }),
  };
}

const otherYearNote = (table: TableName, cells: readonly string[]): Note => ({
  code: 'extraction.several-tables',
  message: {
    zh: '只找到标注为其他年度或用于对比的表格，先核对原文',
    en: 'The only table found is captioned as another year’s or as a comparison: check the original first',
  },
  table,
  cells,
  witnesses: ['choice.other-year'],
});

const hiddenNote = (table: TableName): Note => ({
  code: 'extraction.hidden-table',
  message: { zh: '该表格在页面上不显示', en: 'The table is not shown on the page' },
  table,
  cells: [],
});
