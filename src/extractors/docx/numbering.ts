/** Automatic numbering: the number that Word prints in front of a paragraph and that its text doesn't hold. */
import { formatNumber } from './number-format.ts';
import { childOf, childrenOf, toggleOf, valueOf, type XmlElement } from './xml-tree.ts';

export interface Numbering {
  /** The label of the next paragraph of a list; its text is empty for bullets and unknown lists. */
  readonly next: (numId: string, level: number) => NumberLabel;
  /** The level that a list links to a style; null if none. */
  readonly levelOfStyle: (numId: string, styleId: string) => number | null;
}

export interface NumberLabel {
  /** With the space after it. */
  readonly text: string;
  /** How it looks: what its level says counts before what the paragraph's mark does. */
  readonly looks: readonly XmlElement[];
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  readonly legal: boolean;
  /** Restarts when this level (from 1) or a higher one was used; 0: never; null: after any higher one. */
  readonly restart: number | null;
  readonly styleId: string | null;
  readonly looks: readonly XmlElement[];
}

interface List {
  readonly key: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

const maxLevels = 9;

export function readNumbering(part: XmlElement | null): Numbering {
  const lists = readLists(part);
  /** Lists of one definition go on counting together. */
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return {
    next(numId, level) {
      const list = lists.get(numId);
      const shown = list?.levels.get(level);
      if (list === undefined || shown === undefined || level >= maxLevels) return { text: '', looks: [] };
      const current = counts.get(list.key) ?? [];
      counts.set(list.key, current);
      const override = list.startOverrides.get(level);
      const first = override !== undefined && !started.has(`${numId} ${level}`);
      started.add(`${numId} ${level}`);
      const last = current[level];
      current[level] = first ? override : last === undefined ? shown.start : last + 1;
      restartDeeper(current, level, list.levels);
      return { text: labelOf(shown, current, list.levels), looks: shown.looks };
    },
    levelOfStyle(numId, styleId) {
      const levels = lists.get(numId)?.levels ?? new Map<number, Level>();
      return [...levels].find(([, level]) => level.styleId === styleId)?.[0] ?? null;
    },
  };
}

function restartDeeper(counts: (number | undefined)[], level: number, levels: ReadonlyMap<number, Level>): void {
  for (let deeper = level + 1; deeper < maxLevels; deeper += 1) {
    const restart = levels.get(deeper)?.restart ?? null;
    if (restart === null || level < restart) counts[deeper] = undefined;
  }
}

function labelOf(level: Level, counts: readonly (number | undefined)[], levels: ReadonlyMap<number, Level>): string {
  if (level.format === 'bullet') return '';
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const other = levels.get(index);
    const value = counts[index] ?? other?.start ?? 1;
    return formatNumber(value, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
  });
  return text === '' || level.suffix === 'nothing' ? text : `${text} `;
}

function readLists(part: XmlElement | null): ReadonlyMap<string, List> {
  const definitions = childrenOf(part ?? undefined, 'w:abstractNum');
  const abstracts = new Map(definitions.map((one) => [one.attributes['abstractNumId'] ?? '', one]));
  // The first that holds a list style counts.
  const byStyle = new Map(definitions.toReversed().map((one) => [valueOf(one, 'w:styleLink') ?? '', one]));
  const lists = new Map<string, List>();
  for (const num of childrenOf(part ?? undefined, 'w:num')) {
    const abstract = linkedDefinition(abstracts.get(valueOf(num, 'w:abstractNumId') ?? ''), byStyle);
    if (abstract !== undefined) lists.set(num.attributes['numId'] ?? '', readList(num, abstract));
  }
  return lists;
}

function readList(num: XmlElement, abstract: XmlElement): List {
  const levels = readLevels(abstract);
  const startOverrides = new Map<number, number>();
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const index = Number(override.attributes['ilvl'] ?? 0);
    const start = valueOf(override, 'w:startOverride');
    if (start !== undefined) startOverrides.set(index, Number(start));
    const level = childOf(override, 'w:lvl');
    if (level !== undefined) levels.set(index, readLevel(level));
  }
  return { key: abstract.attributes['abstractNumId'] ?? '', levels, startOverrides };
}

/** A definition may only name a list style, whose own definition then holds the levels. */
function linkedDefinition(
  definition: XmlElement | undefined,
  byStyle: ReadonlyMap<string, XmlElement>,
): XmlElement | undefined {
  const link = valueOf(definition, 'w:numStyleLink');
  return (link === undefined ? undefined : byStyle.get(link)) ?? definition;
}

function readLevels(definition: XmlElement): Map<number, Level> {
  return new Map(
    childrenOf(definition, 'w:lvl').map((level) => [Number(level.attributes['ilvl'] ?? 0), readLevel(level)]),
  );
}

function readLevel(level: XmlElement): Level {
  const restart = valueOf(level, 'w:lvlRestart');
  return {
    start: Number(valueOf(level, 'w:start') ?? 0) || 0,
    format: formatOf(level),
    text: valueOf(level, 'w:lvlText') ?? '',
    suffix: valueOf(level, 'w:suff') ?? 'tab',
    legal: toggleOf(level, 'w:isLgl') ?? false,
    restart: restart === undefined ? null : Number(restart),
    styleId: valueOf(level, 'w:pStyle') ?? null,
    looks: childOf(level, 'w:rPr')?.children ?? [],
  };
}

function formatOf(level: XmlElement): string {
  const fallback = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Fallback');
  return valueOf(level, 'w:numFmt') ?? valueOf(fallback, 'w:numFmt') ?? 'decimal';
}
