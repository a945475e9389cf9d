/** Which labels of a statutory table a cell may be. */
import { ofEachTable, tableNames } from '../../forms/catalogue.ts';
import type { TableName } from '../../model/report.ts';
import { matchLabel, MAX_LABEL_LENGTH, type Match, type MatchesOf } from './match-label.ts';
import { isValueLike } from '../../shapes/number-shape.ts';
import { remembered } from '../../shapes/remembered.ts';
import { vocabularies } from './vocabulary.ts';

/** Words that stand in more than one table or on any page: they say nothing about which table it is. */
const WEAK_WORDS = new Set(['总计', '合计', '其他', '企业']);

/** Matching one label against a vocabulary takes longer than all else with it. */
const matching = (table: TableName): MatchesOf =>
  remembered((text) => (isValueLike(text) ? [] : matchLabel(text, vocabularies[table])), MAX_LABEL_LENGTH);

const matchOf = ofEachTable(matching);

/** Empty if the text is no label of the table. */
export const recognise = (text: string, table: TableName): readonly Match[] => matchOf[table](text);

/** Whether the match alone tells which table the cell belongs to. */
export const isStrong = ({ entry }: Match): boolean => !WEAK_WORDS.has(entry.folded.body);

/** Strong, and not by nearness or a shared beginning. */
export const isTelling = (match: Match): boolean => isStrong(match) && match.by !== 'near';

/** The tables that the text alone tells of; none for values. */
export const tablesToldBy = remembered<readonly TableName[]>(
  (text) => tableNames.filter((table) => recognise(text, table).some(isTelling)),
  MAX_LABEL_LENGTH,
);
