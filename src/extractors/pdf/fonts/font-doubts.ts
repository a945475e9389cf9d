/** Codes of a font whose characters its own evidence contradicts, or that nothing but a guess makes characters. */
import type { Claim, Claims } from './claims.ts';
import { characterOfName, isNumberedName } from './glyph-names.ts';
import { isAlike } from './glyph-shape.ts';
import type { GlyphShape } from './glyph-shape.ts';
import type { RawFont } from './raw-font.ts';

export interface FontEvidence {
  /** Names of glyphs by code, of the font's own encoding. */
  readonly names: ReadonlyMap<number, string>;
  /** Names that the codes have in the standard encoding that the font may name, or not. */
  readonly standardNames: readonly string[];
  /** As the file has it; several where fonts share a name. */
  readonly raw: readonly RawFont[];
  /** Outline of a glyph; null for one without ink, undefined where outlines aren't known. */
  readonly shapeOf: (claim: Claim) => GlyphShape | null | undefined;
}

/** What figures are made of. */
const FIGURE = /^[\d０-９.,，．\u2212-]$/u;
export const DIGIT = /^[\d０-９]$/u;
/** Holes of a digit's outline; zeros are struck through by some fonts, and fours left open. */
const HOLES: readonly (readonly number[])[] = [[1, 2], [0], [0], [0], [0, 1], [0], [1], [0], [2], [1]];

export function doubtfulCodes(claims: Claims, evidence: FontEvidence): ReadonlySet<number> {
  const all = [...claims];
  return new Set([
    ...all.filter(([code, claim]) => isGuessed(code, claim, evidence)).map(([code]) => code),
    ...all.filter(([code, claim]) => isContradicted(code, claim, evidence)).map(([code]) => code),
    ...sharedDigits(all, evidence),
    ...misshapenDigits(all, evidence),
  ]);
}

const folded = ({ unicode }: Claim): string => unicode.normalize('NFKC').replace('-', '\u2212');

/** No table says which character it is: its number, or that of its glyph, was taken for one. */
function isGuessed(code: number, { unicode }: Claim, { names, raw }: FontEvidence): boolean {
  if (unicode.trim() === '') return false;
  const name = names.get(code);
  const isNumbered = raw.some((font) => font.isNumbered && !hasCharacter(font, code, unicode));
  if (isNumbered || name === undefined || !isNumberedName(name)) return isNumbered;
  return raw.length === 0
    ? Number(/\d+/.exec(name)?.[0]) === unicode.codePointAt(0)
    : raw.some((font) => !font.hasToUnicode);
}

const hasCharacter = (font: RawFont, code: number, unicode: string): boolean =>
  [...font.charactersOf(code)].some(
    (character) => String.fromCodePoint(character).normalize('NFKC') === unicode.normalize('NFKC'),
  );

function isContradicted(code: number, claim: Claim, { names, standardNames, raw, shapeOf }: FontEvidence): boolean {
  const own = folded(claim);
  const isOther = (characters: readonly string[]): boolean =>
    characters.length > 0 &&
    (FIGURE.test(claim.unicode) || characters.some((character) => FIGURE.test(character))) &&
    !characters.some((character) => character.normalize('NFKC').replace('-', '\u2212') === own);
  const name =
    names.get(code) ?? (raw.length > 0 && raw.every(({ isNamed }) => isNamed) ? standardNames[code] : undefined);
  const named = name === undefined ? null : characterOfName(name);
  if (named !== null && isOther([named])) return true;
  if (
    raw.length > 0 &&
    raw.every((font) => isOther([...font.charactersOf(code)].map((one) => String.fromCodePoint(one))))
  )
    return true;
  return DIGIT.test(claim.unicode) && shapeOf(claim) === null;
}

/** Codes that claim one digit and show glyphs unlike one another, or different digits with one and the same. */
function sharedDigits(all: readonly (readonly [number, Claim])[], evidence: FontEvidence): number[] {
  const digits = all.filter(([, { unicode }]) => DIGIT.test(unicode));
  const byDigit = Map.groupBy(digits, ([, { unicode }]) => unicode);
  const unlike = [...byDigit.values()].flatMap((own) =>
    own.length < 2 || own.every(([code, claim]) => isConfirmed(code, claim, evidence)) || areAlike(own, evidence)
      ? []
      : own,
  );
  const byShape = Map.groupBy(
    digits.flatMap(([code, claim]) => ({ code, digit: folded(claim), key: evidence.shapeOf(claim)?.key })),
    ({ key }) => key,
  );
  const one = [...byShape].filter(([key, own]) => key !== undefined && new Set(own.map(({ digit }) => digit)).size > 1);
  return [...unlike.map(([code]) => code), ...one.flatMap(([, own]) => own.map(({ code }) => code))];
}

/** The embedded file, or the name of its glyph, says the same. */
const isConfirmed = (code: number, claim: Claim, { raw, names }: FontEvidence): boolean =>
  raw.some((font) => hasCharacter(font, code, claim.unicode)) ||
  characterOfName(names.get(code) ?? '') === folded(claim);

function areAlike([first, ...rest]: readonly (readonly [number, Claim])[], { shapeOf }: FontEvidence): boolean {
  const shape = first === undefined ? null : (shapeOf(first[1]) ?? null);
  return (
    shape !== null &&
    rest.every(([, claim]) => {
      const other = shapeOf(claim) ?? null;
      return other !== null && isAlike(shape, other);
    })
  );
}

/** Digits whose outlines have other holes than theirs, in a font whose digits have their own, as a rule. */
function misshapenDigits(all: readonly (readonly [number, Claim])[], { shapeOf }: FontEvidence): number[] {
  const judged = all.flatMap(([code, claim]) => {
    const shape = DIGIT.test(claim.unicode) ? shapeOf(claim) : null;
    if (shape === null || shape === undefined) return [];
    return [{ code, isFit: HOLES[Number(folded(claim))]?.includes(shape.holes) === true }];
  });
  const wrong = judged.filter(({ isFit }) => !isFit);
  return wrong.length * 2 > judged.length ? [] : wrong.map(({ code }) => code);
}
