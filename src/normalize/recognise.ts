/** Which labels a cell may be, asked once for each text. */
import type { TableName } from '../model/report.ts';
import { matchLabel, type Match } from './match-label.ts';
import { isValueLike } from './read-number.ts';
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
    const matches = isValueLike(text) ? [] : matchOf(text, table);
    known[table].set(text, matches);
    return matches;
  };
}

/** Reports print the same few hundred labels; matching one against a vocabulary takes longer than all else with it. */
const remembered: Readonly<Record<TableName, Map<string, readonly Match[]>>> = {
  disclosure: new Map(),
  applications: new Map(),
  disputes: new Map(),
};
/** Longer texts are prose, each its own. */
const MAX_REMEMBERED_LENGTH = 60;
/** Some megabyte in all. A memory that is full begins anew. */
const MAX_REMEMBERED = 4_000;

function matchOf(text: string, table: TableName): readonly Match[] {
  if (text.length > MAX_REMEMBERED_LENGTH) return matchLabel(text, vocabularies[table]);
  const memory = remembered[table];
  const before = memory.get(text);
  if (before !== undefined) return before;
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  const matches = matchLabel(text, vocabularies[table]);
  memory.set(text, matches);
  return matches;
}

/** Whether the match alone tells which table the cell belongs to. */
export const isStrong = ({ entry }: Match): boolean => !WEAK_WORDS.has(entry.folded.body);

/** Strong, and not by nearness or a shared beginning. */
export const isTelling = (match: Match): boolean => isStrong(match) && match.by !== 'near';
