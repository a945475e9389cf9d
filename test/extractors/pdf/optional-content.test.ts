import { expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';
import { gridsOf } from './grid-rows.ts';

const GROUPS = ['<< /Type /OCG /Name (a) >>', '<< /Type /OCG /Name (b) >>'];
const BOTH = '/OCGs [100 0 R 101 0 R]';
const FORM = ['/Type /XObject /Subtype /Form /OC 100 0 R /BBox [0 0 600 900]', '258 702 30 12 re f'] as const;
const number = latin(160, 706, '77');
const layer = (name: string, content: string): string => `/OC /${name} BDC ${content} EMC\n`;

/** `configuration`: what the document shows at first; `member`: object 102, which pages call /M. */
async function cellOf(content: string, configuration: string, member: string): Promise<string> {
  const words = text(60, 726, '规章') + text(160, 726, '甲') + latin(60, 706, '12');
  const bytes = pdfBytes([{ content: ruled([50, 150, 250], [700, 720, 740]) + words + content }], {
    objects: [...GROUPS, member, FORM],
    catalog: `/OCProperties << ${BOTH} /D << ${configuration} >> >>`,
    resources: '/Properties << /A 100 0 R /B 101 0 R /M 102 0 R >>',
  });
  const [grid] = gridsOf(await extractPdf(bytes));
  const cell = grid?.cells.find(({ row, column }) => row === 1 && column === 1);
  return [cell?.text, ...(cell?.doubts ?? [])].join('!');
}

test.each([
  ['a layer that is on', layer('A', number), '', '77'],
  ['a layer that is off', layer('A', number), '/OFF [100 0 R]', ''],
  ['off from the beginning', layer('A', number), '/BaseState /OFF /ON [101 0 R]', ''],
  ['a layer in one that is off', layer('A', layer('B', number)), '/OFF [100 0 R]', ''],
  ['what covers a number is off', number + layer('A', '1 g 155 702 30 12 re f 0 g'), '/OFF [100 0 R]', '77'],
  ['a form that is off', `${number} q 1 0 0 1 -100 0 cm /X103 Do Q`, '/OFF [100 0 R]', '77'],
  ['a layer only for print', layer('A', number), '/AS [<< /Event /Print /Category [/Print] /OCGs [100 0 R] >>]', '77'],
])('layers: %s', async (_, content, configuration, cell) => {
  expect(await cellOf(content, configuration, 'null')).toBe(cell);
});

test.each([
  [`${BOTH} /P /AnyOn`, '77'],
  [`${BOTH} /P /AllOn`, ''],
  [`${BOTH} /P /AllOff`, ''],
  [`${BOTH} /P /AnyOff`, '77'],
  ['/VE [/Not 100 0 R]', '77'],
  ['/VE [/And 100 0 R 101 0 R]', ''],
  ['/OCGs []', '77'],
])('membership %s, where one layer is off', async (member, cell) => {
  expect(await cellOf(layer('M', number), '/OFF [100 0 R]', `<< /Type /OCMD ${member} >>`)).toBe(cell);
});
