import type { Message } from '../../model/note.ts';

/** A setting can't be used as it stands. Never repaired: what an operator asked for and didn't get is a trap. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code: 'settings.unknown' | 'settings.bad-value' | 'settings.unreadable';
  readonly text: Message;

  constructor(code: SettingsError['code'], text: Message, options?: ErrorOptions) {
    super(`${text.zh} | ${text.en}`, options);
    this.code = code;
    this.text = text;
  }
}
