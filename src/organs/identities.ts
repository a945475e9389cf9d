/** Which names mean one organ within a set, over the years. */
import type { Alias } from './aliases.ts';
import { describeOrgan, unknownPlaceOf } from './describe-organ.ts';
import { foldName } from './fold-name.ts';
import { beginsWithFunction } from './functions.ts';

export interface Identities {
  /** The organ that a name meant in a year; null where several may be meant. */
  readonly of: (name: string, year: number | null) => string | null;
  /** The organ came out of several in this year: it has no last year. */
  readonly isNew: (organ: string, year: number) => boolean;
  /** The organ has gone into another one by this year. */
  readonly isGone: (organ: string, year: number) => boolean;
}

/** `names`: every name that occurs; those of the aliases needn't. */
export function identitiesIn(names: Iterable<string>, aliases: readonly Alias[]): Identities {
  const known = linkedNames(new Set([...names, ...aliases.flatMap(({ from, to }) => [from, to])]));
  const of = (name: string): string | null => known.get(name) ?? null;
  const steps = aliases.flatMap((alias) => stepOf(alias, of));
  const mergers = steps.filter((step) => isMerger(step, steps));
  return {
    of: (name, year) => follow(of(name), year, steps, mergers),
    isGone: (organ, year) => mergers.some(({ from, since }) => from === organ && since <= year),
    isNew: (organ, year) => mergers.some(({ to, since }) => to === organ && since === year),
  };
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly since: number;
  readonly isMerger: boolean;
}

function stepOf({ from, to, since, isMerger: isMerged }: Alias, of: (name: string) => string | null): readonly Step[] {
  const [before, after] = [of(from), of(to)];
  return before === null || after === null || before === after
    ? []
    : [{ from: before, to: after, since, isMerger: isMerged }];
}

/** Said to be one, or two organs became this one in one year. */
const isMerger = (step: Step, steps: readonly Step[]): boolean =>
  step.isMerger || steps.some(({ from, to, since }) => to === step.to && since === step.since && from !== step.from);

/** A renamed organ is known by its last name; one that was merged stays itself for the years before. */
function follow(
  organ: string | null,
  year: number | null,
  steps: readonly Step[],
  mergers: readonly Step[],
): string | null {
  let name = organ;
  for (let count = 0; count <= steps.length; count += 1) {
    const next = steps.find(
      (step) => step.from === name && !mergers.includes(step) && (year === null || year < step.since),
    );
    if (next === undefined) return name;
    name = next.to;
  }
  return name;
}

/** Names of one organ share a value: its key, or else its name without the city's. */
function linkedNames(names: ReadonlySet<string>): ReadonlyMap<string, string | null> {
  const keys = new Map([...names].map((name) => [name, describeOrgan(name).key]));
  const wholeNames = new Map<string, Set<string>>();
  for (const [name, key] of keys) {
    const whole = key ?? foldName(name);
    const short = key === null ? withoutCity(whole) : key.slice(key.indexOf('/') + 1);
    if (key !== null || whole !== short) wholeNames.set(short, (wholeNames.get(short) ?? new Set()).add(whole));
  }
  return new Map(
    [...keys].map(([name, key]) => [
      name,
      key ?? (isGeneric(foldName(name)) ? null : meantBy(foldName(name), wholeNames)),
    ]),
  );
}

/** 县财政局, 人民政府办公室: a name without a place is many organs'. */
function isGeneric(folded: string): boolean {
  if (unknownPlaceOf(folded) !== '') return false;
  const own = folded.replace(/^[省市县区州旗镇乡](?!场)/u, '');
  return beginsWithFunction(own) || /^(?:人民政府|街道办事处|办公[室厅]|本)/u.test(own);
}

/** Null where several organs of the set have this name when their city's is left out. */
function meantBy(folded: string, wholeNames: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  const short = withoutCity(folded);
  const [whole = short, ...others] = wholeNames.get(short) ?? [];
  if (others.length > 0) return folded === short ? null : folded;
  return whole.includes('/') ? whole : short;
}

/** 青河市白石县财政局 → 白石县财政局, where the place isn't known. */
const withoutCity = (folded: string): string =>
  folded.replace(
    /^(?:\p{Script=Han}{2,8}?省)?(?:\p{Script=Han}{2,7}?(?:市|州|盟|地区))?(?=\p{Script=Han}{1,8}(?:县|区|旗|市|镇|乡|街道))/u,
    '',
  );
