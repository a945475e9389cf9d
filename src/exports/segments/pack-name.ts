/** Names of packs, which hold many segments: `pack.<generation>.<writer>.<number>.zst`. */
import type { WriterId } from './segment-name.ts';

const NAME = /^pack\.(\d{1,9})\.[a-z0-9_]{1,32}\.[0-9a-f]{12}\.\d{1,9}\.zst$/u;

/** `generation`: greater than that of whatever went into it. */
export const packName = (generation: number, writer: WriterId, number: number): string =>
  `pack.${generation}.${writer}.${number}.zst`;

/** 0: no pack. */
export const generationOf = (file: string): number => Number(NAME.exec(file)?.[1] ?? 0);

export const isPack = (file: string): boolean => NAME.test(file);
