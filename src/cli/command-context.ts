import type { ExitCode } from './exit-codes.ts';
import type { Language } from './language.ts';

/** What a command's definition needs. */
export interface CommandContext {
  readonly language: Language;
  /** The text in the user's language. */
  readonly say: (zh: string, en: string) => string;
  /** Called by the command's action when it has ended. */
  readonly ended: (code: ExitCode) => void;
}
