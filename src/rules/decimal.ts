/** Exact decimals: units × 10^-scale. Sums of printed figures are compared in these, never in floats. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const zero: Decimal = { units: 0n, scale: 0 };

/** The decimal that a number of at most 15 significant digits stands for. */
export function decimalOf(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** Units of `value` at a scale no smaller than its own. */
export const unitsAt = ({ units, scale }: Decimal, wanted: number): bigint => units * 10n ** BigInt(wanted - scale);

const negate = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

function add(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

export const subtract = (left: Decimal, right: Decimal): Decimal => add(left, negate(right));

export const sum = (values: readonly number[]): Decimal => values.map(decimalOf).reduce(add, zero);

/** As printed in a sum: no exponent, no trailing zeros. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export const formatNumber = (value: number): string => formatDecimal(decimalOf(value));

export const toNumber = (value: Decimal): number => Number(formatDecimal(value));
