/** CSS colours, as far as they decide whether text can be told from its background. */
import names from 'color-name';
import { type Channels, looksAlike, mixed, white } from '../contrast.ts';

/** `alpha`: 0–1, the share that isn't let through. */
export interface Colour {
  readonly channels: Channels;
  readonly alpha: number;
}

export const paper: Colour = { channels: white, alpha: 1 };

/** What is seen of a colour on `ground`, which lets nothing through. */
export const laidOn = ({ channels, alpha }: Colour, ground: Colour): Colour => ({
  channels: mixed(channels, ground.channels, alpha),
  alpha: 1,
});

/** Whether nobody sees `ink` on `ground`, which lets nothing through. */
export const isLostOn = (ink: Colour, ground: Colour): boolean =>
  looksAlike(laidOn(ink, ground).channels, ground.channels);

/** Of this part of its colour or less nothing can be seen, whatever is behind. */
const faintTo = 0.05;

export const isFaint = (alpha: number): boolean => alpha <= faintTo;

const hex = /^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/;
const functional = /^(rgb|hsl)a?\(([^()]{1,80})\)$/;

/** `text` is in lower case. Null for what is no colour. */
export function parseColour(text: string): Colour | null {
  if (text.startsWith('#')) return hexColour(text.slice(1));
  if (text === 'transparent') return { channels: [0, 0, 0], alpha: 0 };
  if (Object.hasOwn(names, text)) return { channels: names[text as keyof typeof names], alpha: 1 };
  const [, model, list = ''] = functional.exec(text) ?? [];
  return model === undefined ? null : functionColour(model === 'rgb', list);
}

/** Colours of windows and their kin; digits without their mark are a colour on old pages. */
const ofSystem =
  /^(?:currentcolor|canvas\w*|linktext|visitedtext|activetext|button\w+|field\w*|highlight\w*|selecteditem\w*|mark|marktext|graytext|accentcolor\w*|(?:in)?active\w+|appworkspace|background|captiontext|info\w+|menu|menutext|scrollbar|threed\w+|window\w*|-(?:webkit|moz)-[\w-]+|[\da-f]{3}|[\da-f]{6})$/;

/** Whether a browser takes the word for a colour. */
export const isColour = (text: string): boolean => parseColour(text) !== null || ofSystem.test(text);

function functionColour(isRgb: boolean, list: string): Colour | null {
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '');
  const whole = isRgb ? 255 : 100;
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = parts.slice(0, 3).map((part) => amountOf(part, whole));
  const alpha = parts.slice(3).map((part) => amountOf(part, 1))[0] ?? 1;
  const channels = isRgb ? ([within(a), within(b), within(c)] as const) : hslChannels(a, b / 100, c / 100);
  return [...channels, alpha].some(Number.isNaN) ? null : { channels, alpha };
}

const within = (channel: number): number => Math.min(Math.max(channel, 0), 255);

/** A legacy attribute may leave the # out. */
export function attributeColour(text: string): Colour | null {
  return parseColour(text) ?? hexColour(text);
}

function hexColour(digits: string): Colour | null {
  if (!hex.test(digits)) return null;
  const long = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits;
  const at = (index: number): number => Number.parseInt(long.slice(index, index + 2), 16);
  return { channels: [at(0), at(2), at(4)], alpha: long.length === 8 ? at(6) / 255 : 1 };
}

/** `whole` is what 100 % stand for. */
function amountOf(part: string, whole: number): number {
  if (part === 'none') return 0;
  if (part.endsWith('%')) return (Number(part.slice(0, -1)) / 100) * whole;
  const [, number, unit = 'deg'] = /^([-+]?\d*\.?\d+)(deg|grad|rad|turn)?$/.exec(part) ?? [];
  return Number(number) * (degrees[unit] ?? 1);
}

const degrees: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

function hslChannels(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const turn = (((offset + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - spread * Math.max(-1, Math.min(turn - 3, 9 - turn, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
