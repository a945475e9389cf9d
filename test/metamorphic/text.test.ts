import { describe, expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { processDocument } from '../../src/pipeline.ts';
import { bendsOf, caseOf } from '../support/made-up/case.ts';
import type { MadeUpReport } from '../support/made-up/report.ts';
import { effort, faultsIn, upTo } from '../support/made-up/read-back.ts';
import { oddFaces, textFaces } from '../support/made-up/render/text-faces.ts';
import { textBytes, textStyles } from '../support/made-up/render/text.ts';

const hasBlanks = ({ values }: MadeUpReport): boolean => Object.values(values).includes(null);

vi.setConfig({ testTimeout: 60_000 * effort });

/** Turns that were once read with doubts: blank cells that bars or slashes tell of, a last row behind a break, long headers. */
const known: Readonly<Record<string, readonly number[]>> = {
  'a cell a line ending in a bar': [7, 25, 26],
  'cells apart by slashes': [31, 78],
  'applications cut in two': [10, 101],
  'disputes under one header row': [22],
};

/** Rows that took one another's values: lines that go on below a label had them beside their last one. */
const knownFaces: Readonly<Record<string, readonly number[]>> = { 'filling instructions in labels': [3, 6] };

describe('Plain text gives the figures it was made from', () => {
  it.each(textStyles.map((style, index) => ({ style, index })))('written as: $style.name', async ({ style, index }) => {
    const renderings = upTo(6 * effort).map((turn) => {
      const made = caseOf(30_000 + index * 1000 + turn, []);
      return { made, style: style.name, bytes: textBytes(made.document, style) };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  });

  it.each([...textFaces, ...oddFaces].map((style, index) => ({ style, index })))(
    'held as: $style.name',
    async ({ style, index }) => {
      const renderings = [...new Set([...upTo(6 * effort), ...(known[style.name] ?? [])])].map((turn) => {
        const made = caseOf(2_500_000 + index * 1000 + turn, []);
        const isLossy = style.losesBlanks === true && hasBlanks(made.report);
        return {
          made,
          style: style.name,
          bytes: textBytes(made.document, style),
          ...(isLossy && { expects: 'noted' as const }),
        };
      });
      expect(await faultsIn(renderings)).toEqual([]);
    },
  );

  it.each(bendsOf('text').map((bend, index) => ({ bend, index })))('bent: $bend.name', async ({ bend, index }) => {
    const turns = new Set([...upTo(textStyles.length * effort), ...(known[bend.name] ?? [])]);
    const renderings = [...turns].map((turn) => {
      const made = caseOf(1_300_000 + index * 1000 + turn, [bend]);
      const style = textStyles[turn % textStyles.length]!;
      return { made, style: style.name, bytes: textBytes(made.document, style) };
    });
    expect(await faultsIn(renderings)).toEqual([]);
  });

  // What faces leave of a bent table may be in doubt, but must be noted.
  it.each(bendsOf('text').map((bend, index) => ({ bend, index })))(
    'bent and held in other ways: $bend.name',
    async ({ bend, index }) => {
      const turns = new Set([...upTo(effort), ...(knownFaces[bend.name] ?? [])]);
      const renderings = [...turns].map((turn) => {
        const made = caseOf(5_100_000 + index * 1000 + turn, [bend]);
        const style = textFaces[(index + turn) % textFaces.length]!;
        return { made, style: style.name, bytes: textBytes(made.document, style), expects: 'noted' as const };
      });
      expect(await faultsIn(renderings)).toEqual([]);
    },
  );
});

it('A second table that is whole never takes the place of a first one that isn’t', async () => {
  const bend = bendsOf('text').find(({ name }) => name === 'second tables without a word')!;
  const style = textStyles.find(({ name }) => name === 'a cell a line, CRLF')!;
  const renderings = [1_381_007, ...upTo(5 * effort)].map((seed) => {
    const made = caseOf(seed, [bend]);
    return { made, style: style.name, bytes: textBytes(made.document, style) };
  });
  expect(await faultsIn(renderings)).toEqual([]);
});

/** Each was once read with a figure wrong in silence, or blamed on the publisher. */
it.each([
  [5_482_041, ['title row in each table'], 'laid out: converted, pages'],
  [1_838_037, ['listed variants', 'filling instructions in labels', 'title with spaces'], 'laid out: pages'],
  [
    6_301_035,
    ['units in the labels', 'labels with zero-width characters', 'figures with （件）'],
    'laid out: all down',
  ],
] as const)('a text of several bends: seed %i, %s, %s', async (seed, names, styleName) => {
  const bends = names.map((name) => bendsOf('text').find((bend) => bend.name === name)!);
  const made = caseOf(seed, bends);
  const style = textFaces.find(({ name }) => name === styleName)!;
  const { counts } = judge(made, await processDocument(textBytes(made.document, style), { uri: 'file:bent' }));
  expect([counts.silent, counts.blamed]).toEqual([0, 0]);
});
