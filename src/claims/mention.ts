/** A number, a denial or an 均 with all that decides what it speaks of. */
import type { ClaimPeriod, ClaimState } from '../model/claim.ts';
import type { OrganKind } from './organ-kind.ts';
import type { PeriodWord } from './period.ts';
import type { Piece } from './piece.ts';
import type { Scope } from './scope.ts';
import type { Subject } from './wordings/subjects.ts';

/** What the reader knows of the report. */
export interface Setting {
  readonly year: number | null;
  readonly kind: OrganKind;
  readonly codes: ReadonlySet<string>;
}

export interface Mention {
  readonly piece: Piece;
  /** Words before and behind the number, years said relatively; a denial's number is 0. */
  readonly lead: string;
  readonly tail: string;
  /** `lead#tail`. */
  readonly words: string;
  /** Null for 均, 全部. */
  readonly value: number | null;
  readonly subject: Subject | null;
  /** The subject is named, by its own noun or by the heading. */
  readonly isNamed: boolean;
  /** Null: a number of others. */
  readonly scope: Scope | null;
  readonly period: PeriodWord | null;
  /** Behind 其中, 包括 or in brackets. */
  readonly isPart: boolean;
  /** The sentence up to the piece, and the whole of it. */
  readonly before: string;
  readonly sentence: string;
  readonly section: number;
  readonly heading: Subject | null;
}

/** What a mention was bound to. */
export interface Binding {
  readonly codes: readonly string[];
  readonly value: number;
  readonly precision: number;
  readonly state: ClaimState;
  readonly wording: string;
  /** Requests beside it that the figure may count too. */
  readonly beside?: number;
}

export interface Bound {
  readonly mention: Mention;
  readonly bindings: readonly Binding[];
}

export const periodOf = (word: PeriodWord | null): ClaimPeriod =>
  word === null ? 't' : word === 'plan' ? 'other' : word;

export const weaker = (left: ClaimState, right: ClaimState): ClaimState =>
  left === 'weak' || right === 'weak' ? 'weak' : 'settled';

/** Codes of the report that stand for what a wording names: a cell, or all rows of a group. */
export function resolve(names: readonly string[], table: string, { codes }: Setting): readonly string[] {
  return names.flatMap((name) => {
    if (name.includes('.')) return codes.has(`${table}.${name}`) ? [`${table}.${name}`] : [];
    return [...codes].filter((code) => code.startsWith(`${table}.outcomes.${name}.`) && code.endsWith('.total'));
  });
}

/** A sum of 0 leaves no part: each cell is 0. */
export function bindingsFor(
  codes: readonly string[],
  value: number,
  rest: Pick<Binding, 'state' | 'wording'> & { readonly precision?: number },
): readonly Binding[] {
  const { state, wording, precision = 0 } = rest;
  if (codes.length === 0) return [];
  if (value !== 0) return [{ codes, value, precision, state, wording }];
  return codes.map((code) => ({ codes: [code], value, precision, state, wording }));
}
