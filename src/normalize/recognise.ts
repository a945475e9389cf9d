/** Which labels a cell may be, asked once for each text. */
import type { TableName } from '../model/report.ts';
import { matchLabel, type Match } from './match-label.ts';
import { isValueLike } from './read-number.ts';
import { remembered } from './remembered.ts';
import { vocabularies } from './vocabulary.ts';

export type Recogniser = (text: string, table: TableName) => readonly Match[];

/** Words that stand in more than one table or on any page: they say nothing about which table it is. */
const WEAK_WORDS = new Set(['总计', '合计', '其他', '企业']);

export function recogniser(): Recogniser {
  const known: Record<TableName, Map<string, readonly Match[]>> = {
    disclosure: new Map(),
    applications: new Map(),
    disputes: new Map(),
  };
  return (text, table) => {
    const cached = known[table].get(text);
    if (cached !== undefined) return cached;
    const matches = matchOf[table](text);
    known[table].set(text, matches);
    return matches;
  };
}

const matching = (table: TableName): ((text: string) => readonly Match[]) =>
  remembered((text) => (isValueLike(text) ? [] : matchLabel(text, vocabularies[table])));

/** Matching one label against a vocabulary takes longer than all else with it. */
const matchOf: Readonly<Record<TableName, (text: string) => readonly Match[]>> = {
  disclosure: matching('disclosure'),
  applications: matching('applications'),
  disputes: matching('disputes'),
};

/** Whether the match alone tells which table the cell belongs to. */
export const isStrong = ({ entry }: Match): boolean => !WEAK_WORDS.has(entry.folded.body);

/** Strong, and not by nearness or a shared beginning. */
export const isTelling = (match: Match): boolean => isStrong(match) && match.by !== 'near';
