/** The statutory tables as extractors need them that look for them by their words alone. */
import type { KnownBlock, KnownLine, KnownTable, Words } from '../model/known-table.ts';
import { editions, rowsOf } from './catalogue.ts';
import type { FormBlock, FormTable, Label, Line } from './form.ts';

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

/** Each once: table three with the rows of all editions, since an undivided row stands where those that it replaces do. */
export const knownTables: readonly KnownTable[] = [
  ...editions.map(({ tables }) => tables.applications).slice(0, 1),
  ...editions.map(({ tables }) => tables.disclosure),
  ...editions.map(({ tables }) => tables.disputes).slice(0, 1),
].map(knownTable);
