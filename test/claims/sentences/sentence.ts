/** A sentence, the claims that it gives, and whose report it stands in. */
import type { Said } from '../notation.ts';

export interface SentenceOptions extends Partial<Omit<Said, 'text'>> {
  /** Under （二）依申请公开。 */
  readonly heading?: true;
}

export type Sentence = readonly [text: string, claims: string, options?: SentenceOptions];
