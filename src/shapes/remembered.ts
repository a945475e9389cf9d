/** Answers that are kept: reports print the same few hundred labels, headings and numbers again and again. */

/** Values and most labels are shorter; longer texts are prose, each its own. */
const MAX_LENGTH = 60;
/** Some megabyte at most. A memory that is full begins anew. */
const MAX_ANSWERS = 4_000;

/** `answer` must depend on the text alone and give what nobody changes; it is asked once for each text, as far as kept. */
export function remembered<Answer>(
  answer: (text: string) => Answer,
  maxLength: number = MAX_LENGTH,
): (text: string) => Answer {
  const kept = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    if (text.length > maxLength) return answer(text);
    const before = kept.get(text);
    if (before !== undefined) return before.answer;
    if (kept.size >= MAX_ANSWERS) kept.clear();
    const given = answer(text);
    kept.set(text, { answer: given });
    return given;
  };
}

/** As `remembered`, of something that never changes, as long as it is there. */
export function rememberedOf<Subject extends object, Answer>(
  answer: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const kept = new WeakMap<Subject, { readonly answer: Answer }>();
  return (subject) => {
    const before = kept.get(subject);
    if (before !== undefined) return before.answer;
    const given = answer(subject);
    kept.set(subject, { answer: given });
    return given;
  };
}
