/** A table that sets two years side by side under each column of the form: which number is the report's, labels don't say. */
import { IN_DOUBT } from '../../model/in-doubt.ts';
import type { Figure, Note, TableName } from '../../model/report.ts';
import { remembered } from '../../shapes/remembered.ts';
import type { Candidate } from './choose-table.ts';
import type { Spot } from '../tables/matrix.ts';

const YEAR = /^\s*[（(]?\s*(?<year>(?:19|20)\d\d)\s*年(?:度)?(?:数据|数|数值|情况)?\s*[）)]?\s*$/u;

const yearOf = remembered((text): number | null => {
  const year = YEAR.exec(text.normalize('NFKC'))?.groups?.['year'];
  return year === undefined ? null : Number(year);
});

/** The years that head columns of the table, earliest first; fewer than two where the table is of one year. */
export function yearsInColumns({ runs }: Candidate): readonly number[] {
  const rows = runs.flatMap(({ region }) => region.matrix.rows);
  return rows.map(yearsIn).find((years) => years.length > 1) ?? [];
}

const yearsIn = (spots: readonly Spot[]): readonly number[] => {
  const years = new Set(spots.map(({ text }) => yearOf(text)).filter((year) => year !== null));
  return [...years].sort((left, right) => left - right);
};

/** Whatever was read may be of the other year. */
export const withoutValue = (figure: Figure): Figure => ({
  ...figure,
  state: 'doubtful',
  value: null,
  confidence: IN_DOUBT,
});

export function twoYearsNote(table: TableName, years: readonly number[], codes: readonly string[]): Note {
  return {
    code: 'extraction.two-years',
    message: {
      zh: `该表并列 ${years.join('、')} 年的数据，未予读取，以免混为一份；请提供单一年度的年度报告`,
      en: `The table sets the figures of ${years.join(' and ')} side by side: they were not read, lest two years be mixed. Supply the report of a single year`,
    },
    table,
    cells: codes,
    witnesses: ['choice.two-years'],
  };
}
