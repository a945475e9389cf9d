/** What the page may ask to have decided. */
import { z } from 'zod';

/** Its key: a number may be another finding's by now, where somebody else decides too. */
const finding = z.string();
const reason = z.string().trim().max(2_000);

export const wishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dismiss'), finding, reason: reason.min(1) }),
  z.strictObject({ kind: z.literal('confirm'), finding, reason: reason.optional() }),
  z.strictObject({
    kind: z.literal('reading'),
    code: z.string(),
    value: z.number().nullable(),
    reason: reason.optional(),
  }),
  /** A decision that holds about this report. */
  z.strictObject({ kind: z.literal('undo'), id: z.string() }),
]);

export type Wish = z.infer<typeof wishSchema>;
