/** What is asked for each row or figure, and worked out once for all of its run. */
import type { RunOfRows } from '../rows/read-rows.ts';

export function perRun<Answer>(answer: (run: RunOfRows) => Answer): (run: RunOfRows) => Answer {
  const kept = new WeakMap<RunOfRows, { readonly answer: Answer }>();
  return (run) => {
    const before = kept.get(run);
    if (before !== undefined) return before.answer;
    const given = answer(run);
    kept.set(run, { answer: given });
    return given;
  };
}
