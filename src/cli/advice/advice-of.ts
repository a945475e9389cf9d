/** What a code means for whoever has to do something about it. */
import type { Message } from '../../model/note.ts';
import { errorTitle } from '../error-titles.ts';
import { documentAdvice } from './document-advice.ts';
import { operationAdvice } from './operation-advice.ts';
import { skippedWords } from './skipped-advice.ts';

export const allAdvice: Readonly<Record<string, Message>> = { ...documentAdvice, ...operationAdvice };

const skipped: Readonly<Record<string, { readonly title: Message; readonly advice: Message }>> = skippedWords;

/** Null for a code that nothing is known of. Reasons for leaving something out have advice as well. */
export const adviceOf = (code: string): Message | null => allAdvice[code] ?? skipped[code]?.advice ?? null;

export const titleOf = (code: string): Message => skipped[code]?.title ?? errorTitle(code);
