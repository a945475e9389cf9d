import { describe, expect, it } from 'vitest';
import { cellOf } from './cell-of.ts';
import { p, run } from './word-file.ts';

const emu = (points: number): string => String(points * 12_700);
const connector = (across: number, down: number, width: number, height: number): string =>
  `<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>${emu(across)}</wp:posOffset></wp:positionH>` +
  `<wp:positionV relativeFrom="paragraph"><wp:posOffset>${emu(down)}</wp:posOffset></wp:positionV>` +
  `<wp:extent cx="${emu(width)}" cy="${emu(height)}"/><wp:wrapNone/><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr>` +
  '</wps:wsp></wp:anchor></w:drawing></w:r>';
const vml = (from: string, to: string): string =>
  `<w:r><w:pict><v:line style="position:absolute" from="${from}" to="${to}" strokecolor="red"/></w:pict></w:r>`;

describe('a line that is drawn over the number beside which it is anchored', () => {
  it.each([
    ['level', connector(-2, 8, 24, 0)],
    ['slanting', connector(0, 1, 20, 12)],
    ['in VML', vml('-2pt,8pt', '22pt,8pt')],
    [
      'in VML, as a connector',
      '<w:r><w:pict><v:shape type="#_x0000_t32" style="position:absolute;margin-left:0;margin-top:7pt;width:20pt;height:0" filled="f"/></w:pict></w:r>',
    ],
  ])('makes it a doubt: %s', async (_, line) => {
    expect(await cellOf(p(line + run('351')))).toBe('351!struck');
  });

  it.each([
    ['above it', connector(0, 0, 20, 0)],
    ['below it', connector(0, 15, 20, 0)],
    ['beside it', connector(60, 8, 20, 0)],
    ['across the page', connector(0, 8, 400, 0)],
    ['below it, in VML', vml('0,16pt', '22pt,16pt')],
  ])('is told from one %s', async (_, line) => {
    expect(await cellOf(p(line + run('351')))).toBe('351');
  });

  it('does not concern words', async () => {
    expect(await cellOf(p(connector(-2, 8, 24, 0) + run('自然人')))).toBe('自然人');
  });
});

it('letters that strike out themselves are struck out', async () => {
  expect(await cellOf(p('3\u03365\u0336'))).toBe('!struck');
});
