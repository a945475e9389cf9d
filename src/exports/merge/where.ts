/** Filters of an export: `year=2023,2024`, `organ~公安局`, `finding.rule=identity.*`, `verdict=faulty`, `status!=failed`. */
import { ExportError } from '../export-error.ts';
import type { LineFields } from './line-outline.ts';

type Filtered = Pick<LineFields, 'status' | 'error' | 'source' | 'report' | 'findings'> & {
  /** Only of a line that was judged over its set. */
  readonly verdict?: string | undefined;
};

export type LineFilter = (fields: Filtered) => boolean;

type Values = readonly (string | number)[];

const fields: Readonly<Record<string, (line: Filtered) => Values>> = {
  status: ({ status }) => [status],
  error: ({ error }) => present(error?.code),
  uri: ({ source }) => [source.uri],
  carrier: ({ source }) => present(source.carrier),
  organ: ({ report }) => present(report?.organ?.name),
  year: ({ report }) => present(report?.year),
  edition: ({ report }) => present(report?.edition),
  'finding.rule': ({ findings }) => findings.map(({ rule }) => rule),
  verdict: ({ verdict }) => present(verdict),
  'finding.severity': ({ findings }) => findings.map(({ severity }) => severity),
};

/** `found`: what the line has, one of several; `asked`: one of the alternatives. */
type Comparison = (found: string | number, asked: string) => boolean;

const isEqual: Comparison = (found, asked) =>
  asked.endsWith('*') ? String(found).startsWith(asked.slice(0, -1)) : String(found) === asked;

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': isEqual,
  '!=': isEqual,
  '~': (found, asked) => folded(found).includes(folded(asked)),
  '>=': (found, asked) => Number(found) >= Number(asked),
  '<=': (found, asked) => Number(found) <= Number(asked),
};

const CONDITION = /^\s*([a-z.]+)\s*(!=|>=|<=|=|~)(.+)$/su;

/**
 * All conditions must hold; within one, commas separate alternatives. A line without the field meets only `!=`. Throws
 * `export.bad-filter`.
 */
export function parseWhere(conditions: readonly string[]): LineFilter {
  const filters = conditions.map(parseCondition);
  return (line) => filters.every((filter) => filter(line));
}

/** Conditions on what the set says too: they are asked of a line once it was judged. */
export const isOfSet = (condition: string): boolean => /^\s*(?:verdict|finding\.)/u.test(condition);
export const isOfVerdict = (condition: string): boolean => /^\s*verdict/u.test(condition);

function parseCondition(condition: string): LineFilter {
  const [, name = '', operator = '', text = ''] = CONDITION.exec(condition) ?? [];
  const valuesOf = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const compare = comparisons[operator];
  const asked = text.split(',').map((value) => value.trim());
  if (valuesOf === undefined || compare === undefined || !areUsable(asked, operator)) throw badFilter(condition);
  const isMet: LineFilter = (line) => valuesOf(line).some((found) => asked.some((value) => compare(found, value)));
  return operator === '!=' ? (line) => !isMet(line) : isMet;
}

const areUsable = (asked: readonly string[], operator: string): boolean =>
  asked.every((value) => value !== '' && (!/[<>]/u.test(operator) || Number.isFinite(Number(value))));

/** Full-width letters and case are no difference. */
const folded = (value: string | number): string => String(value).normalize('NFKC').toLowerCase();

const present = (value: string | number | null | undefined): Values =>
  value === null || value === undefined ? [] : [value];

function badFilter(condition: string): ExportError {
  const names = Object.keys(fields).join(', ');
  return new ExportError('export.bad-filter', {
    zh: `无法理解筛选条件“${condition}”：应为 字段=值、字段!=值、字段~文字、字段>=数、字段<=数，字段可为 ${names}`,
    en: `cannot make out the condition "${condition}": use field=value, field!=value, field~text, field>=number or field<=number with one of ${names}`,
  });
}
