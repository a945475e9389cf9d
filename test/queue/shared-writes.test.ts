import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { SharedWrites } from '../../src/queue/embedded/shared-writes.ts';
import { type Sql, Store } from '../../src/queue/embedded/store.ts';
import { QueueError } from '../../src/queue/queue-error.ts';

const insert =
  (value: number) =>
  (sql: Sql): number => {
    sql('INSERT INTO kept VALUES (?)').run(value);
    return value;
  };

/** A store with a table of numbers, and how many transactions were tried on it. */
function opened() {
  const path = join(mkdtempSync(join(tmpdir(), 'nianbao-writes-')), 'kept.sqlite');
  const store = new Store(path, () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE IF NOT EXISTS kept (value INTEGER UNIQUE) STRICT');
    return database;
  });
  let transactions = 0;
  const write: Store['write'] = (work) => {
    transactions += 1;
    return store.write(work);
  };
  const values = (): readonly unknown[] =>
    store.read((sql) => sql('SELECT value FROM kept ORDER BY value').all()).map(({ value }) => value);
  return { writes: new SharedWrites({ write }), transactions: () => transactions, values };
}

it('writes of one turn share a transaction, and each has its own result', async () => {
  const { writes, transactions, values } = opened();
  expect(await Promise.all([1, 2, 3].map((value) => writes.write(insert(value))))).toEqual([1, 2, 3]);
  expect(await writes.write(insert(4))).toBe(4);
  expect(transactions()).toBe(2);
  expect(values()).toEqual([1, 2, 3, 4]);
});

it('what one of them meets is nobody else’s failure', async () => {
  const { writes, values } = opened();
  const settled = await Promise.allSettled([1, 2, 2, 3].map((value) => writes.write(insert(value))));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(values()).toEqual([1, 2, 3]);
});

it('a file that can’t be written is told to all at once', async () => {
  let tried = 0;
  const full = new SharedWrites({
    write: () => {
      tried += 1;
      throw new QueueError('queue.disk-full', 'queue.sqlite');
    },
  });
  const settled = await Promise.allSettled([1, 2, 3].map((value) => full.write(insert(value))));
  for (const one of settled) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'queue.disk-full' } });
  expect(tried).toBe(1);
});

it('what was asked for is written before the file is closed', async () => {
  const { writes, values } = opened();
  const asked = writes.write(insert(1));
  writes.flush();
  expect(values()).toEqual([1]);
  expect(await asked).toBe(1);
});
