/** A digest as it lies in the private database, unpacked when it is asked for. */
import type { Digest } from '../rules/set/digest.ts';
import { unpackFigures } from './figure-list.ts';
import type { Words } from './shingles.ts';

export interface StoredDigest {
  readonly id: number;
  /** False: it came with the history, to be compared with and not to be told of. */
  readonly isReported: boolean;
  readonly organ: string | null;
  readonly digest: Digest;
  readonly words: Words;
}

export interface NamedOrgan {
  readonly name: string;
  readonly key: string | null;
}

export type Row = Readonly<Record<string, unknown>>;
export type Body = Omit<Digest, 'figures'>;

export const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A copy: a blob's bytes may begin anywhere. */
const numbersOf = (bytes: unknown): Uint32Array =>
  bytes instanceof Uint8Array ? new Uint32Array(bytes.slice().buffer) : new Uint32Array();

/** What was written here is read here: the private file's text needs no second look. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names what it wrote
export const written = <T>(text: unknown): T => JSON.parse(String(text)) as T;

/** Unpacked when they are asked for: most passes need a part of a report only. */
class StoredReport implements StoredDigest {
  readonly id: number;
  readonly isReported: boolean;
  readonly organ: string | null;
  readonly #row: Row;
  #digest: Digest | null = null;

  constructor(row: Row) {
    this.#row = row;
    this.id = Number(row['id']);
    this.isReported = row['reported'] === 1;
    this.organ = typeof row['organ'] === 'string' ? row['organ'] : null;
  }

  get digest(): Digest {
    const { body, figures } = this.#row;
    return (this.#digest ??= { ...written<Body>(body), figures: unpackFigures(String(figures)) });
  }

  get words(): Words {
    const { shingles, own } = this.#row;
    const all = numbersOf(shingles);
    return { all, own: own === null ? all : numbersOf(own) };
  }
}

export const storedOf = (row: Row): StoredDigest => new StoredReport(row);
