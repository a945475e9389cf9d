/** Differences at most for a name to count as mistyped; more than that and it is another word. */
const MOST_EDITS = 3;
/** A beginning shorter than this says nothing. */
const LEAST_PREFIX = 4;

/** The known name that was probably meant: nearly the same, one that begins like it, or a part of it. Null if there is none. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const asked = folded(name);
  const ranked = known
    .map((candidate) => ({ candidate, edits: editsBetween(asked, folded(candidate)) }))
    .sort((one, other) => one.edits - other.edits);
  const [best] = ranked;
  if (best !== undefined && best.edits <= Math.min(MOST_EDITS, asked.length / 3)) return best.candidate;
  const longer = known.find((candidate) => asked.length >= LEAST_PREFIX && folded(candidate).startsWith(asked));
  return longer ?? known.find((candidate) => name.toLowerCase().startsWith(`${candidate.toLowerCase()}_`)) ?? null;
}

const folded = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '');

/** Insertions, deletions and replacements (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
