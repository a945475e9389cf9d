/** The statutory tables as extractors need them that look for them by their words alone. */
import type { KnownBlock, KnownLine, KnownTable, Words } from '../model/known-table.ts';
import { editions, rowsOf } from './catalogue.ts';
import type { FormBlock, FormTable, Label, Line } from './form.ts';
import type { TableName } from './names.ts';

/** Shorter words stand elsewhere too, without their ordinal. */
const MIN_BARE_LENGTH = 4;
const wordsOfGroups = new Map<Label, Words>();

function knownTable(form: FormTable): KnownTable {
  return {
    rowLabels: form.rowLabels,
    blocks: form.blocks.map((block) => knownBlock(form, block)),
    decorations: form.decorations.map(wordsOf),
  };
}

function knownBlock(form: FormTable, block: FormBlock): KnownBlock {
  const present = new Set([...block.rows, ...form.rowVariants.map(({ line }) => line)].map(({ key }) => key));
  return {
    title: block.title === null ? [] : wordsOf(block.title),
    rows: rowsOf(form, block, present).map(knownLine),
    columns: block.columns.map(knownLine),
  };
}

function knownLine({ label, groups }: Line): KnownLine {
  return { words: wordsOf(label), groups: groups.map(groupWords) };
}

/** The same array for the same group: rows of one group have one label. */
function groupWords(label: Label): Words {
  const words = wordsOfGroups.get(label) ?? wordsOf(label);
  wordsOfGroups.set(label, words);
  return words;
}

/** An ordinal may be lost, but not that of words that stand elsewhere too. */
function wordsOf({ text, ordinal, variants }: Label): Words {
  const texts = [text, ...variants];
  const bare = texts.filter((words) => words.length >= MIN_BARE_LENGTH);
  return ordinal === null ? texts : [...texts.map((words) => ordinal + words), ...bare];
}

/** Table three first: it has most words. */
const inOrder: readonly TableName[] = ['applications', 'disclosure', 'disputes'];

/** Each once. A form whose rows and columns a newer one has too is found with that one: table three in one row （六）, all of table four. */
export const knownTables: readonly KnownTable[] = inOrder.flatMap(knownForms);

function knownForms(table: TableName): readonly KnownTable[] {
  const known: KnownTable[] = [];
  for (const { tables } of editions) {
    const next = knownTable(tables[table]);
    if (!known.some((newer) => isWithin(next, newer))) known.push(next);
  }
  return known;
}

function isWithin(one: KnownTable, other: KnownTable): boolean {
  const lines = new Set(linesIn(other));
  return linesIn(one).every((line) => lines.has(line));
}

function linesIn({ blocks }: KnownTable): readonly string[] {
  return blocks.flatMap(({ rows, columns }) => [...rows, ...columns]).map(({ words }) => words.join());
}
