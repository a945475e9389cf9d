/** What the extractor saw in a figure's cell, beside the text: lines, pictures, fonts, characters, page ends. */
import type { CellDoubt } from '../../model/document.ts';
import { witnessCodes } from '../../model/witness.ts';
import { tableFour, SEVENS } from './example-tables.ts';
import { noteWords } from './note-words.ts';
import { against, type FigureWitness, type WitnessHead } from './witness.ts';

const inCell = (doubt: CellDoubt, basis: string, more: Pick<WitnessHead, 'isValueLost'> = {}): FigureWitness => ({
  id: `cell.${doubt}`,
  message: noteWords[witnessCodes[`cell.${doubt}`]],
  basis,
  ...more,
  isOfMarks: true,
  judge: ({ assigned: { spot }, reading }) =>
    against(spot?.source.doubts.includes(doubt) === true && (doubt !== 'two-numbers' || reading?.state !== 'blank')),
  examples: [
    {
      name: 'a cell of which the extractor says so',
      table: tableFour(SEVENS.replace('7', `7{${doubt}}`)),
      contradicts: ['disputes.reconsideration.upheld'],
    },
    { name: 'cells of which it says nothing', table: tableFour(SEVENS) },
  ],
});

const LOST = { isValueLost: true } as const;

export const cellWitnesses: readonly FigureWitness[] = [
  inCell('number-on-rule', 'A number on a line between two cells is in both or in either of them'),
  inCell('unknown-characters', 'What a reader sees in place of such a character may be a digit', LOST),
  inCell('not-text', 'A picture, drawing or icon beside digits may show further ones', LOST),
  inCell('struck', 'A number that is struck out is not meant, and one with a line through it may be'),
  inCell(
    'covered',
    'What lies under something opaque is not read, and what lies over it may be a part of the figure',
    LOST,
  ),
  inCell('own-font', 'A font that comes with the page can show any glyph for any character'),
  inCell('form-field', 'Whether readers see the value of a form field is up to their viewer'),
  inCell('cut-off', 'Where the source ends within a number, digits of it may be missing'),
  inCell('two-numbers', 'Which of two texts that overprint one another is meant cannot be told', LOST),
  inCell('two-readings', 'Two independent readings of the page give different texts for the cell'),
  inCell('page-continuation', 'A cell that was joined over a page end may be of two rows'),
];
