/** Random figures that satisfy every identity, built directly. */
import fc from 'fast-check';
import { applicants } from '../../src/forms/applications.ts';
import { disputes } from '../../src/forms/disputes.ts';
import { codesIn, presentRows } from './made-report.ts';

export interface Variant {
  readonly edition: '2021' | '2019';
  readonly undivided: boolean;
}

export const variants: readonly Variant[] = [
  { edition: '2021', undivided: false },
  { edition: '2021', undivided: true },
  { edition: '2019', undivided: false },
];

export type Numbers = Readonly<Record<string, number>>;

const parts = applicants.map(({ key }) => key).filter((key) => key !== 'total');

/** Mostly small and often zero, sometimes large: as in real reports. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.nat(9) },
  { weight: 2, arbitrary: fc.nat(3000) },
  { weight: 1, arbitrary: fc.nat(12_000_000) },
);

const entry = (code: string, value: number): readonly [string, number] => [code, value];

const record = (entries: readonly (readonly [string, number])[]): Numbers => Object.fromEntries(entries);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const isLeaf = (row: string): boolean => row.startsWith('outcomes.') && row !== 'outcomes.total';

/** One applicant's column: leaves, what is carried out, and how much of the whole was carried in. */
function columnFigures(leaves: readonly string[]): fc.Arbitrary<Numbers> {
  const drawn = fc.tuple(fc.array(count, { minLength: leaves.length, maxLength: leaves.length }), count, fc.nat(100));
  return drawn.map(([values, carriedOut, percent]) => {
    const closed = sumOf(values);
    const carriedIn = Math.floor(((closed + carriedOut) * percent) / 400);
    return {
      received: closed + carriedOut - carriedIn,
      carried_in: carriedIn,
      ...record(leaves.map((row, index) => [row, values[index]!])),
      'outcomes.total': closed,
      carried_out: carriedOut,
    };
  });
}

function applicationFigures(variant: Variant): fc.Arbitrary<Numbers> {
  const rows = [...presentRows(variant.edition, variant.undivided)];
  const column = columnFigures(rows.filter(isLeaf));
  return fc
    .array(column, { minLength: parts.length, maxLength: parts.length })
    .map((columns) =>
      record(
        rows.flatMap((row) => [
          ...parts.map((part, index) => entry(`applications.${row}.${part}`, columns[index]![row]!)),
          entry(`applications.${row}.total`, sumOf(columns.map((values) => values[row]!))),
        ]),
      ),
    );
}

const disputeFigures: fc.Arbitrary<Numbers> = fc
  .array(fc.array(count, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 })
  .map((rows) =>
    record(
      disputes.blocks[0]!.rows.flatMap(({ key }, index): (readonly [string, number])[] => {
        const values = [...rows[index]!, sumOf(rows[index]!)];
        return disputes.blocks[0]!.columns.map((column, at) => [`disputes.${key}.${column.key}`, values[at]!]);
      }),
    ),
  );

/** Table two without contradictions: nothing repealed, stocks no smaller than their parts. */
function disclosureFigures({ edition }: Variant): fc.Arbitrary<Numbers> {
  const codes = codesIn(edition).filter((code) => code.startsWith('disclosure.'));
  return fc
    .nat(5000)
    .map((value) => Object.fromEntries(codes.map((code) => [code, code.endsWith('.repealed') ? 0 : value])));
}

export interface RandomReport extends Variant {
  readonly figures: Numbers;
}

export const randomReport = (variant: Variant): fc.Arbitrary<RandomReport> =>
  fc
    .tuple(disclosureFigures(variant), applicationFigures(variant), disputeFigures)
    .map(([two, three, four]) => ({ ...variant, figures: { ...two, ...three, ...four } }));

export const anyReport: fc.Arbitrary<RandomReport> = fc.constantFrom(...variants).chain(randomReport);

export const applicationCodes = ({ edition, undivided }: Variant): readonly string[] =>
  codesIn(edition, undivided).filter((code) => code.startsWith('applications.'));
