/** docs/accuracy.md from the floors, which are what the last count gave. */
import type { ClaimCounts } from './claims.ts';
import { type Counts, sum } from './count.ts';
import type { Floors } from './floors.ts';

const columns = [
  'documents',
  'figures',
  'right',
  'missing',
  'wrong',
  'silent',
  'blamed',
  'doubted',
  'errors',
  'warnings',
  'facts',
  'failed',
] as const;

const row = (name: string, counts: Counts): string =>
  `| ${[name, ...columns.map((column) => (counts[column] === 0 && column !== 'documents' ? '·' : counts[column].toLocaleString('en')))].join(' | ')} |`;

const head = [`| kind | ${columns.join(' | ')} |`, `| --- |${' ---: |'.repeat(columns.length)}`];

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

export function accuracyPage(floors: Floors, claims: ClaimCounts): string {
  const kinds = Object.entries(floors);
  const total = sum(kinds.map(([, counts]) => counts));
  const byCarrier = [...Map.groupBy(kinds, ([name]) => name.slice(0, name.indexOf(':')))];
  return `${[
    '# Accuracy',
    '',
    'Counted by `npm run accuracy` on faultless reports that the project makes up: invented organs, random figures that satisfy every',
    'sum of the form, words that agree with them, rendered in many kinds of pages, Word files, PDF prints and texts. Nothing in them is',
    'wrong, so every finding of severity error or warning is a false alarm, and every doubt of a right figure is needless.',
    'This page is written from `test/accuracy/floors.json`; a count that is worse than that file in any kind fails. It says nothing about',
    'documents of other kinds: what is damaged, scanned or drawn is tried by `npm run test:long`.',
    '',
    `${total.documents.toLocaleString('en')} documents of ${kinds.length} kinds, ${total.figures.toLocaleString('en')} figures: ${percent(total.right, total.figures)} right, ${total.silent} wrong or`,
    `missing without a word, ${total.blamed} blamed on the publisher, ${percent(total.doubted, total.figures)} right but doubted; ${total.errors} errors and ${total.warnings} warnings.`,
    '',
    '- *missing*: printed and null in the record; *wrong*: another number. *silent*: either, and no note names the figure. *blamed*: either,',
    '  and a finding accuses the publisher of it. *doubted*: right, and a note doubts it. *facts*: organ, year or period read otherwise.',
    '  *failed*: documents refused as a whole, all their figures counted as missing. A dot is none.',
    '',
    '## Claims',
    '',
    `Of ${claims.sentences} sentences of the project's own, each with the claims that its words settle, ${percent(claims.found, claims.claims)} of the ${claims.claims} claims are read, and`,
    `${percent(claims.found, claims.found + claims.wrong)} of those that are read are right. Precision must not fall below 99 %, recall not below 90 %, and neither below this.`,
    'In the documents counted below the words are read from every carrier: `test/metamorphic` asks that they give the same claims.',
    '',
    '## By carrier',
    '',
    ...head,
    ...byCarrier.map(([carrier, own]) => row(carrier, sum(own.map(([, counts]) => counts)))),
    row('all', total),
    '',
    '## By kind',
    '',
    ...head,
    ...kinds.map(([name, counts]) => row(name, counts)),
  ].join('\n')}\n`;
}
