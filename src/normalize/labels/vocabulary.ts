/** The labels of a statutory table in every edition, folded once, to recognise a cell by its words. */
import { editions, ofEachTable } from '../../forms/catalogue.ts';
import type { FormTable, Label, Line } from '../../forms/form.ts';
import type { TableName } from '../../model/report.ts';
import { foldLabel, type FoldedLabel } from './fold.ts';

export type Role = 'row' | 'column' | 'group' | 'title' | 'decoration';

/** One label of the form as a cell may name it. */
export interface Entry {
  readonly role: Role;
  /** Row or column key; for the other roles the official words. */
  readonly key: string;
  /** Official words with ordinal, as printed by the form. */
  readonly official: string;
  readonly folded: FoldedLabel;
  /** Folded group labels above it, outermost first. */
  readonly groups: readonly string[];
}

export interface Vocabulary {
  readonly table: TableName;
  readonly entries: readonly Entry[];
  /** Entries by folded body: official words, accepted variants, listed misprints. */
  readonly byWords: ReadonlyMap<
    string,
    readonly { readonly entry: Entry; readonly by: 'exact' | 'variant' | 'typo' }[]
  >;
}

function entryOf(role: Role, key: string, { text, ordinal }: Label, groups: readonly Label[] = []): Entry {
  const official = `${ordinal ?? ''}${text}`;
  return {
    role,
    key,
    official,
    folded: foldLabel(official),
    groups: groups.map((group) => foldLabel(group.text).body),
  };
}

interface Named {
  readonly entry: Entry;
  readonly label: Label;
}

const lineEntries = (role: 'row' | 'column', lines: readonly Line[]): readonly Named[] =>
  lines.map(({ key, label, groups }) => ({ entry: entryOf(role, key, label, groups), label }));

const labelEntries = (role: Role, labels: readonly Label[]): readonly Named[] =>
  labels.map((label) => ({ entry: entryOf(role, label.text, label), label }));

function entriesOf(form: FormTable): readonly Named[] {
  const lines = form.blocks.flatMap((block) => [...block.rows, ...block.columns]);
  const groups = lines.flatMap((line) => line.groups);
  return [
    ...lineEntries('row', [...form.blocks.flatMap(({ rows }) => rows), ...form.rowVariants.map(({ line }) => line)]),
    ...form.blocks.flatMap((block) => lineEntries('column', block.columns)),
    ...labelEntries('group', groups),
    ...labelEntries(
      'title',
      form.blocks.flatMap(({ title }) => title ?? []),
    ),
    ...labelEntries('decoration', form.decorations),
  ];
}

function vocabularyOf(table: TableName): Vocabulary {
  const entries = new Map<string, Entry>();
  const byWords = new Map<string, { entry: Entry; by: 'exact' | 'variant' | 'typo' }[]>();
  const add = (entry: Entry, words: string, by: 'exact' | 'variant' | 'typo'): void => {
    const list = byWords.get(words) ?? [];
    if (!list.some((known) => known.entry === entry)) list.push({ entry, by });
    byWords.set(words, list);
  };
  for (const { entry: named, label } of editions.flatMap(({ tables }) => entriesOf(tables[table]))) {
    const id = `${named.role}/${named.key}`;
    const entry = entries.get(id) ?? named;
    entries.set(id, entry);
    add(entry, foldLabel(label.text).body, 'exact');
    for (const words of label.variants) add(entry, foldLabel(words).body, 'variant');
    for (const words of label.typos) add(entry, foldLabel(words).body, 'typo');
  }
  return { table, entries: [...entries.values()], byWords };
}

export const vocabularies = ofEachTable(vocabularyOf);
