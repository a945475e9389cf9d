/** What a setting may hold. Without a library: every command goes by the settings, and a short one would wait for it. */

export interface Field<Value> {
  readonly default: () => Value;
  /** The value as it is kept; undefined where what was given is none. */
  readonly read: (given: unknown) => Value | undefined;
}

const HOUR = 3600;

const isNumberIn = (given: unknown, least: number, most: number): given is number =>
  typeof given === 'number' && given >= least && given <= most;

const wholeIn = (given: unknown, least: number, most: number): number | undefined =>
  isNumberIn(given, least, most) && Number.isInteger(given) ? given : undefined;

export const whole = (least: number, most: number, unset: () => number): Field<number> => ({
  default: unset,
  read: (given) => wholeIn(given, least, most),
});

export const wholeOrNull = (least: number, most: number): Field<number | null> => ({
  default: () => null,
  read: (given) => (given === null ? null : wholeIn(given, least, most)),
});

/** Up to an hour, with fractions. */
export const seconds = (least: number, unset: number): Field<number> => ({
  default: () => unset,
  read: (given) => (isSeconds(given, least) ? given : undefined),
});

export const isSeconds = (given: unknown, least: number): given is number => isNumberIn(given, least, HOUR);

const textIn = (given: unknown): string | undefined =>
  typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;

export const text = (unset: string): Field<string> => ({ default: () => unset, read: textIn });

export const textOrNull: Field<string | null> = {
  default: () => null,
  read: (given) => (given === null ? null : textIn(given)),
};

export const texts: Field<readonly string[]> = {
  default: () => [],
  read: (given) => {
    if (!Array.isArray(given)) return undefined;
    const all = given.map(textIn).filter((one) => one !== undefined);
    return all.length === given.length ? all : undefined;
  },
};

export const oneOf = <Choice extends string>(choices: readonly Choice[], unset: Choice): Field<Choice> => ({
  default: () => unset,
  read: (given) => choices.find((choice) => choice === given),
});
