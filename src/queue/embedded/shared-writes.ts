/** Writes asked for in one turn of the event loop share a transaction: its fsync costs more than all of their SQL. */
import { QueueError } from '../queue-error.ts';
import type { Sql, Store } from './store.ts';

interface Asked {
  readonly work: (sql: Sql) => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class SharedWrites {
  readonly #store: Pick<Store, 'write'>;
  #asked: Asked[] = [];

  constructor(store: Pick<Store, 'write'>) {
    this.#store = store;
  }

  /** Resolves when the transaction is on the medium. `work` may run once more after it was undone. */
  write<T>(work: (sql: Sql) => T): Promise<T> {
    if (this.#asked.length === 0) setImmediate(() => this.flush());
    return new Promise((resolve, failed) => {
      let result: T;
      const kept = (sql: Sql): void => void (result = work(sql));
      this.#asked.push({ work: kept, done: () => resolve(result), failed });
    });
  }

  /** Writes now what was asked for. */
  flush(): void {
    const asked = this.#asked;
    this.#asked = [];
    if (asked.length > 0) this.#settle(asked);
  }

  #settle(asked: readonly Asked[]): void {
    try {
      this.#store.write((sql) => asked.forEach(({ work }) => work(sql)));
      asked.forEach(({ done }) => done());
    } catch (error) {
      // What one of them met is nobody else's failure, so each is tried alone.
      if (asked.length === 1 || isEverybodys(error)) asked.forEach(({ failed }) => failed(error));
      else asked.forEach((alone) => this.#settle([alone]));
    }
  }
}

/** The file can't be written for now. */
const isEverybodys = (error: unknown): boolean => error instanceof QueueError && error.code !== 'queue.corrupt';
