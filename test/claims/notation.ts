/** Claims in short: `received.total=7; ~outcomes.total.total=7; Σ refused=4; penalties.decisions=18600 ± 50`. */
import { readStatements } from '../../src/claims/read-statements.ts';
import type { Claim } from '../../src/model/claim.ts';
import { codesIn } from '../rules/made-report.ts';

export interface Said {
  readonly text: string;
  readonly organ?: string;
  readonly year?: number;
  readonly edition?: '2021' | '2019';
  /** Section that the text stands in; default 1. */
  readonly section?: number;
}

const short = (code: string): string =>
  code
    .replace(/^(?:applications|disputes|disclosure)\./, '')
    .replace(/^outcomes\.(?=(?:refused|unavailable|not_processed|other_handling)\.)/, '');

const SUMS: readonly (readonly [string, RegExp])[] = [
  ['refused', /^applications\.outcomes\.refused\.\w+\.total$/],
  ['unavailable', /^applications\.outcomes\.unavailable\.\w+\.total$/],
  ['not_processed', /^applications\.outcomes\.not_processed\.\w+\.total$/],
  ['other_handling', /^applications\.outcomes\.other_handling\.(?:\w+\.)?total$/],
  ['litigation.total', /^disputes\.litigation_\w+\.total$/],
  ['litigation.upheld', /^disputes\.litigation_\w+\.upheld$/],
  ['litigation.corrected', /^disputes\.litigation_\w+\.corrected$/],
  ['litigation.other', /^disputes\.litigation_\w+\.other$/],
  ['litigation.concluded', /^disputes\.litigation_\w+\.(?:upheld|corrected|other)$/],
  ['reconsideration.concluded', /^disputes\.reconsideration\.(?:upheld|corrected|other)$/],
  ['litigation.pending', /^disputes\.litigation_\w+\.pending$/],
];

function sumName(codes: readonly string[], all: readonly string[]): string {
  const found = SUMS.find(([, pattern]) => {
    const group = all.filter((code) => pattern.test(code));
    return group.length === codes.length && group.every((code) => codes.includes(code));
  });
  if (found !== undefined) return found[0];
  const litigation = codes.filter((code) => /litigation_\w+\.total$/.test(code));
  const rest = codes.filter((code) => !litigation.includes(code)).map(short);
  return [...rest, ...(litigation.length === 2 ? ['litigation.total'] : litigation.map(short))].join('+');
}

function inShort({ codes, value, state, precision }: Claim, all: readonly string[]): string {
  const name = codes.length === 1 ? short(codes[0]!) : `Σ ${sumName(codes, all)}`;
  return `${state === 'weak' ? '~' : ''}${name}=${value}${precision === 0 ? '' : ` ± ${precision}`}`;
}

const sorted = (notes: readonly string[]): readonly string[] => [...new Set(notes)].sort();

/** Other ways to write the same: `Σ` before or behind `~`, brackets, litigation in full. */
export const expectedNotes = (claims: string): readonly string[] =>
  sorted(
    claims
      .split(';')
      .map((note) => note.trim().replace('~Σ ', '~Σ '))
      .filter((note) => note !== ''),
  );

function claimsIn({
  text,
  organ = '青山县档案局',
  year = 2023,
  edition = '2021',
  section = 1,
}: Said): readonly Claim[] {
  const sections = [{ ordinal: section, heading: '', text }];
  return readStatements({ year, organ: { name: organ }, codes: codesIn(edition), preamble: '', sections }).claims;
}

export function notesOf(said: Said): readonly string[] {
  const all = codesIn(said.edition ?? '2021');
  return sorted(
    claimsIn(said)
      .filter(({ period }) => period === 't')
      .map((claim) => inShort(claim, all)),
  );
}
