/** Numbers on the command line. */
import { InvalidArgumentError } from 'commander';

/** Below this a parser child's own code has no room. */
export const LEAST_MEMORY_MB = 128;

export const positive =
  (least: number, parse: (text: string) => number) =>
  (text: string): number => {
    const value = /^\d+(?:\.\d+)?$/u.test(text) ? parse(text) : Number.NaN;
    if (Number.isFinite(value) && value >= least) return value;
    throw new InvalidArgumentError(`≥ ${least}`);
  };

export const integer = (text: string): number => (/^\d+$/u.test(text) ? Number(text) : Number.NaN);
