/** The lines of decisions.jsonl: a file that only grows. The review page and `dismiss` write the same. */
import { z } from 'zod';

export const DECISION_SCHEMA = 'nianbao/decision@1';

const common = {
  schema: z.literal(DECISION_SCHEMA),
  /** Of the line, unique in the file. */
  id: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
  author: z.string().min(1),
};

/** What a finding is known by: the same words about the same values of the same report, however often it is checked. */
const subject = z.strictObject({
  /** Key of the organ where the name tells it, else the name; the digest of the bytes where there is none. */
  organ: z.string().min(1),
  year: z.number().int().nullable(),
  rule: z.string().min(1),
  cells: z.array(z.string()),
  printed: z.array(z.number().nullable()),
  /** What a finding without cells is about: the words that it quotes, or its own. */
  words: z.string().optional(),
});

/** One cell of one document's very bytes: whatever the file is called, and never of another file. */
const readingOf = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** As in `subject`: a document may hold several reports. */
  organ: z.string().min(1),
  year: z.number().int().nullable(),
  code: z.string().min(1),
});

export const decisionSchema = z.discriminatedUnion('kind', [
  /** The publisher is right: the finding no longer counts. */
  z.strictObject({ ...common, kind: z.literal('dismiss'), subject, reason: z.string().min(1) }),
  /** The finding is right. */
  z.strictObject({ ...common, kind: z.literal('confirm'), subject, reason: z.string().optional() }),
  /** The finding is right, and this is what should stand in the cells. */
  z.strictObject({
    ...common,
    kind: z.literal('correct'),
    subject,
    reason: z.string().optional(),
    values: z.record(z.string(), z.number().nullable()),
  }),
  /** The program misread a cell, or doubted one that it read right: this is what is printed there. */
  z.strictObject({
    ...common,
    kind: z.literal('reading'),
    of: readingOf,
    /** What the program had read. */
    read: z.number().nullable(),
    value: z.number().nullable(),
    reason: z.string().optional(),
  }),
  /** An earlier line no longer holds. */
  z.strictObject({ ...common, kind: z.literal('undo'), undoes: z.string().min(1), reason: z.string().optional() }),
]);

export type Decision = Readonly<z.infer<typeof decisionSchema>>;
export type Subject = Readonly<z.infer<typeof subject>>;
export type DecisionAbout = Extract<Decision, { readonly subject: unknown }>;
export type Reading = Extract<Decision, { readonly kind: 'reading' }>;
export type ReadingOf = Reading['of'];
