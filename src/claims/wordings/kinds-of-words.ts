/** Words of several kinds as one pattern that tells which kind stands where. */

export interface KindsOfWords<Kind> {
  /** Global: for `matchAll`. */
  readonly pattern: RegExp;
  /** Of a match by its groups. */
  readonly kindOf: (groups: Readonly<Record<string, string | undefined>> | undefined) => Kind;
}

/** The words' own patterns have no groups that are named. */
export function kindsOfWords<Kind>(words: readonly (readonly [Kind, string])[]): KindsOfWords<Kind> {
  const named = words.map(([kind, source], index) => ({ kind, source, name: `k${index}` }));
  return {
    pattern: new RegExp(named.map(({ name, source }) => `(?<${name}>${source})`).join('|'), 'gu'),
    kindOf: (groups) => {
      const found = named.find(({ name }) => groups?.[name] !== undefined);
      if (found === undefined) throw new Error('a match of none of the words');
      return found.kind;
    },
  };
}
