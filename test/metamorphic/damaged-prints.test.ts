/** PDFs without a grid whose tables lost a row or a part of a label, or whose numbers stand where they shouldn't. */
import { expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { processDocument } from '../../src/pipeline.ts';
import {
  isTable,
  mapCells,
  textOf,
  type ModelCell,
  type ModelDocument,
  type ModelTable,
} from '../support/made-up/document.ts';
import { withoutRows } from '../support/made-up/placed.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { asMeant, plainBytes, plainLooks, type Misprint } from '../support/made-up/render/pdf-plain.ts';

vi.setConfig({ testTimeout: 120_000 * effort });

interface Damaged extends Partial<Misprint> {
  readonly table: ModelTable;
}

type Damage = readonly [name: string, damage: (table: ModelTable, random: Random) => Damaged];

const isValue = ({ code, text }: ModelCell): boolean => code !== null && /\d/.test(text);
const valueRows = ({ rows }: ModelTable): readonly number[] =>
  rows.flatMap((row, index) => (row.some(isValue) ? [index] : []));

/** A pair of figures that stand beside one another, and the width of the first. */
function pairIn({ rows }: ModelTable, random: Random): readonly [ModelCell, ModelCell] | null {
  const pairs = rows.flatMap((row) =>
    row.slice(1).flatMap((right, index) => {
      const left = row[index]!;
      return isValue(left) && isValue(right) && left.text.length < 5 ? [[left, right] as const] : [];
    }),
  );
  return pairs.length === 0 ? null : random.pick(pairs);
}

const damages: readonly Damage[] = [
  ['a row dropped', (table, random) => ({ table: withoutRows(table, new Set([random.pick(valueRows(table))])) })],
  [
    'a label cut',
    (table, random) => {
      const chosen = random.pick(table.rows.flat().filter((own) => own.code === null && textOf(own).length > 1));
      const length = random.int(0, textOf(chosen).length - 1);
      const [from, to] = random.chance(0.5) ? [0, length] : [textOf(chosen).length - length, undefined];
      const text = textOf(chosen).slice(from, to);
      return { table: mapCells(table, (own) => (own === chosen ? { ...own, ordinal: '', text } : own)) };
    },
  ],
  [
    'a number moved towards the next column',
    (table, random) => {
      const chosen = random.pick(table.rows.flat().filter(isValue));
      // Table two is as wide as the page: what is moved far to the right leaves it.
      const shares = table.name === 'disclosure' ? [-0.85, -0.7, -0.5, 0.5] : [-0.85, -0.7, -0.5, 0.5, 0.7, 0.85];
      return { table, shifts: new Map([[chosen.code!, random.pick(shares)]]) };
    },
  ],
  [
    'a row moved by a column',
    (table, random) => {
      // Table two is as wide as the page: what is moved to the right leaves it.
      const by = table.name === 'disclosure' ? -1 : random.pick([-1, 1]);
      const row = table.rows[random.pick(valueRows(table))]!;
      return { table, shifts: new Map(row.filter(isValue).map(({ code }) => [code!, by])) };
    },
  ],
  [
    'a stray number',
    (table, random) => {
      // At the height of a row beside its labels or behind its values; anywhere between two rows.
      const isBeside = random.chance(0.5);
      const place = isBeside ? random.pick([-0.05, 0.02, 0.2, 1.01]) : random.next();
      const row = random.int(1, table.rows.length - 1) - (isBeside ? 0.5 : 0);
      return { table, stray: { table, across: place, row, text: String(random.int(0, 400)) } };
    },
  ],
  [
    'two numbers glued',
    (table, random) => {
      const [left, right] = pairIn(table, random) ?? [];
      const sides = [
        [left?.code ?? '', 'to the right side'] as const,
        [right?.code ?? '', 'to the left side'] as const,
      ];
      return { table, shifts: new Map(sides) };
    },
  ],
];

function damaged(
  document: ModelDocument,
  [, damage]: Damage,
  random: Random,
): { readonly document: ModelDocument; readonly misprint: Misprint } {
  const chosen = random.pick(document.blocks.filter(isTable));
  const { table, shifts, stray } = damage(chosen, random);
  const blocks = document.blocks.map((block) => (block === chosen ? table : block));
  return {
    document: { ...document, blocks },
    misprint: { ...asMeant, ...(shifts && { shifts }), ...(stray && { stray }) },
  };
}

/** Figures that the file doesn't hold at all: nobody can tell of them. */
function lostIn(before: ModelDocument, after: ModelDocument): ReadonlySet<string> {
  const codesIn = ({ blocks }: ModelDocument): readonly string[] =>
    blocks.filter(isTable).flatMap(({ rows }) => rows.flat().flatMap(({ code }) => code ?? []));
  const kept = new Set(codesIn(after));
  return new Set(codesIn(before).filter((code) => !kept.has(code)));
}

/** Turns that were once read in silence. */
const known: Readonly<Record<string, readonly number[]>> = {
  'three rules: a row moved by a column': [13, 18],
  'zebra: a label cut': [15],
  'numbered rows: two numbers glued': [2],
  'numbered rows: a number moved towards the next column': [14],
};

it.each(plainLooks.flatMap((look) => damages.map((damage) => ({ look, damage, name: `${look.name}: ${damage[0]}` }))))(
  '$name',
  async ({ look, damage, name }) => {
    const wrong: string[] = [];
    for (const turn of new Set([...upTo(effort), ...(known[name] ?? [])])) {
      const clean = cleanDocument(`damaged print, ${name}`, turn);
      const random = seeded(clean.seed);
      const { document, misprint } = damaged(clean.document, damage, random);
      const lost = lostIn(clean.document, document);
      const values = Object.fromEntries(Object.entries(clean.report.values).filter(([code]) => !lost.has(code)));
      const records = await processDocument(plainBytes(document, look, misprint), { uri: 'file:damaged.pdf' });
      const { counts, faults } = judge({ ...clean, report: { ...clean.report, values } }, records);
      if (counts.silent + counts.blamed > 0)
        wrong.push(
          `seed ${clean.seed} (${turn}): ${counts.silent} silent, ${counts.blamed} blamed: ${faults.slice(0, 4).join('; ')}`,
        );
    }
    expect(wrong).toEqual([]);
  },
);

it.each(plainLooks.filter(({ isField }) => isField !== true).map((look) => ({ look })))(
  '$look.name: numbers of table four over two lines',
  async ({ look }) => {
    const wrong: string[] = [];
    for (const turn of upTo(3 * effort)) {
      const clean = cleanDocument(`numbers over lines, ${look.name}`, turn);
      const whole = clean.document.blocks.filter(isTable).find(({ name }) => name === 'disputes')!;
      const values = whole.rows.at(-1)!;
      const cut = seeded(clean.seed).pick([...values.keys()]);
      // 110 as 11 with 0 in the next line.
      const table = mapCells(whole, (own) => (own === values[cut] ? { ...own, text: '11' } : own));
      const stray = { table, across: (cut + 0.42) / values.length, row: whole.rows.length + 0.1, text: '0' };
      const document = {
        ...clean.document,
        blocks: clean.document.blocks.map((block) => (block === whole ? table : block)),
      };
      const code = values[cut]!.code!;
      const report = { ...clean.report, values: { ...clean.report.values, [code]: 110 } };
      const bytes = plainBytes(document, look, { ...asMeant, stray });
      const [record] = await processDocument(bytes, { uri: 'file:damaged.pdf' });
      const { counts, faults } = judge({ ...clean, report }, [record!]);
      const accused = record!.findings.filter(({ cells }) => cells.includes(code) && counts.wrong > 0);
      if (counts.silent + accused.length > 0)
        wrong.push(`seed ${clean.seed} (${turn}), ${code}: ${faults.slice(0, 2).join('; ')}`);
    }
    expect(wrong).toEqual([]);
  },
);
