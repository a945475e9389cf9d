/** What is written beside the samples: the figures to expect, and the list for people. */
import { codesOfReport } from '../test/support/made-up/judge.ts';
import type { Sample } from './sample.ts';

/** Values by code in the form's order; several reports: a list of them. */
export function expectedText({ reports, errors }: Sample): string {
  const records = reports.map((report) => ({
    organ: report.organ,
    year: report.year,
    edition: report.edition,
    errors,
    values: Object.fromEntries(codesOfReport(report).map((code) => [code, report.values[code] ?? null])),
  }));
  return `${JSON.stringify(records, null, 1)}\n`;
}

export function readme(samples: readonly Sample[]): string {
  const items = samples.map(
    ({ name, extension, shows }) => `- [${name}.${extension}](${name}.${extension}): ${shows}.`,
  );
  return [
    '# Samples',
    '',
    'Small annual reports made by this project (`npm run samples` writes this folder anew), one feature each.',
    'The figures to expect stand in `expected/NAME.json`: a record for each report, `null` where a cell shows no number,',
    'and the error findings with the suspect cell. All organs are invented, except 怀远县公安局, whose published figures',
    'for 2024 are used with words of our own.',
    '',
    ...items,
    '',
  ].join('\n');
}
