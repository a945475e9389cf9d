/** A table as Apache Parquet, types given, in row groups as they come. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnType, Row, Table, Value } from '../tables/table.ts';
import type { RowWriter, Write } from './format.ts';

/** So many values are held before they are written: some 10 MB. */
const GROUP_VALUES = 300_000;

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const elements: Readonly<Record<ColumnType, Omit<Element, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  boolean: { type: 'BOOLEAN' },
};

const schemaOf = ({ columns }: Table): Element[] => [
  { name: 'schema', num_children: columns.length },
  ...columns.map(({ name, type }): Element => ({ name, ...elements[type], repetition_type: 'OPTIONAL' })),
];

function stored(value: Value, type: ColumnType): unknown {
  if (value === null) return null;
  if (type === 'integer') return BigInt(value);
  return type === 'date' ? new Date(`${String(value)}T00:00:00Z`) : value;
}

export class ParquetWriterOfRows implements RowWriter {
  readonly #table: Table;
  readonly #write: Write;
  readonly #bytes = new ByteWriter();
  readonly #file: ParquetWriter;
  readonly #groupRows: number;
  #rows: Row[] = [];

  constructor(table: Table, write: Write, createdBy: string) {
    this.#table = table;
    this.#write = write;
    this.#groupRows = Math.ceil(GROUP_VALUES / table.columns.length);
    this.#file = new ParquetWriter({ writer: this.#bytes, schema: schemaOf(table), createdBy });
  }

  async addRows(rows: readonly Row[]): Promise<void> {
    this.#rows.push(...rows);
    if (this.#rows.length >= this.#groupRows) await this.#writeGroup();
  }

  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#file.finish();
    await this.#flush();
  }

  async #writeGroup(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const columnData = this.#table.columns.map(({ name, type }, at) => ({
      name,
      data: rows.map((row) => stored(row[at] ?? null, type)),
    }));
    await this.#file.write({ columnData, rowGroupSize: rows.length });
    await this.#flush();
  }

  /** What is encoded goes out; the offset in the file goes on. */
  async #flush(): Promise<void> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    if (bytes.length > 0) await this.#write(bytes);
  }
}
