/** Colours, only where they are wanted. */
import { styleText } from 'node:util';

export type Style = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim';

export type Paint = (style: Style, text: string) => string;

export type ColourChoice = 'auto' | 'always' | 'never';

/** --color first, then NO_COLOR and FORCE_COLOR, then whether the stream is a terminal. */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  choice: ColourChoice,
  environment: Readonly<NodeJS.ProcessEnv>,
): Paint {
  if (!isColoured(stream, choice, environment)) return (_style, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

function isColoured(
  stream: { readonly isTTY?: boolean },
  choice: ColourChoice,
  environment: Readonly<NodeJS.ProcessEnv>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}
