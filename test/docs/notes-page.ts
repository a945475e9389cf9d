/** docs/notes.md: every witness from its own data, under the code of the note that it speaks as. */
import type { NoteCode } from '../../src/model/note.ts';
import { witnessCodes } from '../../src/model/witness.ts';
import { ofFigures, ofRows, ofRuns, ofTables, witnesses } from '../../src/normalize/witnesses/catalogue.ts';
import { noteWords, ownWords } from '../../src/normalize/witnesses/note-words.ts';
import type { WitnessHead } from '../../src/normalize/witnesses/witness.ts';

const introduction = `# Notes: what puts a figure in doubt

${witnesses.length} witnesses. This page is written by \`npm run docs\` from \`src/normalize/witnesses\`; a test fails when it is out of date.

A figure is sure if no witness contradicts it. Each witness looks at one thing beside the figure (its cell's ink or print, the label of its
row, the order and places of a row's values, sums, the header, numbers that are no figures, other tables) and supports the reading, contradicts
it or is silent. All that contradict are in the record: \`doubts\` of the figure's evidence has their ids, and for each
code of a note that they speak as, one note of the table names the figure. A figure may have a value all the same; where
what was read may be no more than a part of it, it has none.

\`nianbao explain FILE CODE\` shows who spoke about one figure. A witness's examples are its tests; in one of them no other
witness speaks against the figure.
`;

const wordsOf = (code: NoteCode): string => {
  const words = code in noteWords ? noteWords[code as keyof typeof noteWords] : undefined;
  return words === undefined ? '' : `> ${words.zh}\n>\n> ${words.en}\n`;
};

const exampleLine = ({ name, placement, isOfLines, contradicts = [] }: WitnessHead['examples'][number]): string => {
  const kind = isOfLines === true ? ' (lines of a text)' : placement === undefined ? '' : ` (${placement} cells)`;
  const codes = contradicts.map((code) => `\`${code}\``).join(', ');
  return `- ${codes === '' ? 'silent' : 'contradicts'}: ${name}${kind}${codes === '' ? '' : ` → ${codes}`}`;
};

const subjects = { run: ofRuns, row: ofRows, figure: ofFigures, table: ofTables };

function section({ id, placements, message, basis, isValueLost, beside, examples }: WitnessHead): string {
  const own = ownWords[id];
  const [of] = Object.entries(subjects).find(([, all]) => all.some((one) => one.id === id))!;
  return [
    `### \`${id}\``,
    '',
    `${message.zh}。 ${message.en}. About: ${of}${placements === undefined ? '' : `, ${placements.join(' and ')} cells`}.`,
    '',
    `Basis: ${basis}.${isValueLost === true ? ' Its figures have no value.' : ''}`,
    '',
    ...(own === undefined ? [] : [`Its note says: ${own.zh}。 ${own.en}.`, '']),
    ...(beside === undefined ? [] : [`Always beside \`${beside.witness}\`: ${beside.why}.`, '']),
    ...examples.map(exampleLine),
    '',
  ].join('\n');
}

export function notesPage(): string {
  const byCode = Map.groupBy(witnesses, ({ id }): NoteCode => witnessCodes[id]);
  const sections = [...byCode].map(([code, own]) =>
    [`## \`${code}\``, '', wordsOf(code), ...own.map(section)].join('\n'),
  );
  return `${[introduction, ...sections]
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trimEnd()}\n`;
}
