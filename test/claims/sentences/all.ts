/** Every sentence of the project's own, by what it is about. */
import { answers } from './answers.ts';
import { disclosure } from './disclosure.ts';
import { disputes } from './disputes.ts';
import { faces } from './faces.ts';
import { official } from './official.ts';
import { outcomes } from './outcomes.ts';
import { requests } from './requests.ts';
import type { Sentence } from './sentence.ts';
import { traps } from './traps.ts';

export const sentences: Readonly<Record<string, readonly Sentence[]>> = {
  official,
  requests,
  outcomes,
  disputes,
  disclosure,
  traps,
  faces,
  answers,
};
