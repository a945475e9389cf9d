/** Judging what a section says: an instance where the section is there; a missing one has its own rule. */
import type { Facts } from '../facts.ts';
import { notAssessable, type Outcome } from '../rule.ts';
import { sectionAt, unreadParts } from './outline.ts';

/** A picture, or what was left out, may say what the text does not: then nothing is missing for sure. */
const isReadInPart = ({ report: { notes, picturedSections } }: Facts, ordinal: number): boolean =>
  picturedSections.includes(ordinal) || notes.some(({ code }) => unreadParts.includes(code));

/** `judge`: of the section's text, and of the same without any white space, since converters set letters apart. */
export const judgeSection = (ordinal: number, judge: (text: string, compact: string, facts: Facts) => Outcome | null) =>
  function* (facts: Facts): Iterable<Outcome> {
    const section = sectionAt(facts, ordinal);
    if (section === undefined) return;
    const outcome = judge(section.text, section.text.normalize('NFKC').replace(/\s/g, ''), facts);
    if (outcome === null) return;
    yield outcome.status === 'fail' && isReadInPart(facts, ordinal) ? notAssessable : outcome;
  };
